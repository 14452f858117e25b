export type ViewChoice = { value: string; name: string; pressed?: boolean };

type Group<Choice> = { label: string; choices: Choice[] };

const letters = ["text-[0.85em]", "text-[1.1em]", "text-[1.4em]"];

/**
 * The bar of the low-vision view: every button sends the whole view it leads to. Letters show what words name,
 * so that the bar stays short when it is large.
 */
export function ViewBar(props: {
	label: string;
	/** One letter of the language, for the buttons of size and colour. */
	letter: string;
	action: string;
	back: string;
	sizes: Group<ViewChoice>;
	colours: Group<ViewChoice & { swatch: string }>;
	/** Each says what it will do. */
	switches: ViewChoice[];
	ordinary: ViewChoice;
	more: { href: string; text: string };
}) {
	return (
		<section aria-label={props.label} className="view-bar no-print">
			<form method="post" action={props.action} className="wrap">
				<input type="hidden" name="back" value={props.back} />
				<button type="submit" name="view" value={props.ordinary.value} className="view-leave">
					{props.ordinary.name}
				</button>
				<a href={props.more.href}>{props.more.text}</a>
				<fieldset>
					<legend className="sr-only">{props.sizes.label}</legend>
					{props.sizes.choices.map((choice, index) => (
						<button
							key={choice.value}
							type="submit"
							name="view"
							value={choice.value}
							aria-pressed={choice.pressed}
						>
							<span className={letters[index]}>{props.letter}</span>
							<span className="sr-only"> – {choice.name}</span>
						</button>
					))}
				</fieldset>
				<fieldset>
					<legend className="sr-only">{props.colours.label}</legend>
					{props.colours.choices.map((choice) => (
						<button
							key={choice.value}
							type="submit"
							name="view"
							value={choice.value}
							aria-pressed={choice.pressed}
							className={`view-swatch view-swatch-${choice.swatch}`}
						>
							{props.letter}
							<span className="sr-only"> – {choice.name}</span>
						</button>
					))}
				</fieldset>
				{props.switches.map((choice) => (
					<button key={choice.name} type="submit" name="view" value={choice.value}>
						{choice.name}
					</button>
				))}
			</form>
		</section>
	);
}
