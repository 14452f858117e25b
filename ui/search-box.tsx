import { Button } from "./button.tsx";

/** One field, one button, a plain GET form. enhance/search.js makes it a combobox where scripts run. */
export function SearchBox(props: {
	action: string;
	suggestions: string;
	label: string;
	hint?: string;
	submit: string;
	value?: string;
	error?: string;
	hidden?: Record<string, string>;
	links?: { href: string; text: string }[];
	lifted?: boolean;
	heading?: boolean;
}) {
	return (
		<search>
			<form
				action={props.action}
				method="get"
				noValidate
				className={`rounded-[18px] border border-line bg-card p-4 sm:p-5 ${props.lifted ? "lifted" : ""}`}
			>
				{Object.entries(props.hidden ?? {}).map(([name, value]) => (
					<input key={name} type="hidden" name={name} value={value} />
				))}
				<label htmlFor="q" className="block text-[1.08rem] font-[680]">
					{props.label}
				</label>
				{props.hint ? (
					<p id="q-hint" className="text-[0.97rem] text-ink-soft">
						{props.hint}
					</p>
				) : null}
				{props.error ? (
					<p id="q-error" className="font-[650] text-red">
						{props.error}
					</p>
				) : null}
				<div className="mt-2.5 flex flex-wrap gap-2.5" data-search={props.suggestions}>
					<input
						id="q"
						name="q"
						type="text"
						defaultValue={props.value}
						autoComplete="street-address"
						autoCapitalize="words"
						spellCheck={false}
						enterKeyHint="search"
						maxLength={200}
						aria-invalid={props.error ? true : undefined}
						aria-describedby={
							[props.hint ? "q-hint" : "", props.error ? "q-error" : ""]
								.filter(Boolean)
								.join(" ") || undefined
						}
						className={`min-h-13 min-w-0 flex-[1_1_15rem] rounded-field border-2 bg-card px-4 text-[1.15rem] ${props.error ? "border-red" : "border-ink"}`}
					/>
					<Button className="min-h-13 flex-[1_0_auto] px-7 sm:flex-none">{props.submit}</Button>
				</div>
				{props.links?.length ? (
					<ul className="mt-1.5 flex flex-wrap gap-x-6">
						{props.links.map((link) => (
							<li key={link.href}>
								<a href={link.href} className="inline-flex min-h-11 items-center">
									{link.text}
								</a>
							</li>
						))}
					</ul>
				) : null}
			</form>
		</search>
	);
}
