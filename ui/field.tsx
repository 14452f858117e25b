import type { ComponentProps, ReactNode } from "react";

/** What a label, its hint and its error share: the ids that tie them together. */
type Frame = {
	id: string;
	label: ReactNode;
	hint?: ReactNode;
	error?: string;
	/** "Error:" in the page's language, read before the message by a screen reader. */
	errorPrefix?: string;
};

const describedBy = (frame: Frame): string | undefined =>
	[frame.hint ? `${frame.id}-hint` : "", frame.error ? `${frame.id}-error` : ""]
		.filter(Boolean)
		.join(" ") || undefined;

function Words({ frame }: { frame: Frame }) {
	return (
		<>
			{frame.hint ? (
				<span id={`${frame.id}-hint`} className="block text-[0.97rem] text-ink-soft">
					{frame.hint}
				</span>
			) : null}
			{frame.error ? (
				<span id={`${frame.id}-error`} className="block font-[650] text-red">
					{frame.errorPrefix ? <span className="sr-only">{frame.errorPrefix} </span> : null}
					{frame.error}
				</span>
			) : null}
		</>
	);
}

const box = (error: string | undefined): string =>
	`w-full rounded-field border-2 bg-card px-3.5 py-2.5 text-[1.0625rem] min-h-12 ${error ? "border-red" : "border-line-strong"}`;

const outer = (error: string | undefined): string =>
	`grid gap-1 ${error ? "border-s-4 border-red ps-3" : ""}`;

/** A labelled text input. The error stands above it, tied by aria-describedby; the typed value is kept by the caller. */
export function TextField(props: Frame & Omit<ComponentProps<"input">, "id">) {
	const { id, label, hint, error, errorPrefix, className = "", ...rest } = props;
	const frame = { id, label, hint, error, errorPrefix };
	return (
		<div className={outer(error)}>
			<label htmlFor={id} className="font-[650]">
				{label}
			</label>
			<Words frame={frame} />
			<input
				{...rest}
				id={id}
				name={rest.name ?? id}
				aria-invalid={error ? true : undefined}
				aria-describedby={describedBy(frame)}
				className={`${box(error)} ${className}`}
			/>
		</div>
	);
}

export function TextArea(props: Frame & Omit<ComponentProps<"textarea">, "id">) {
	const { id, label, hint, error, errorPrefix, className = "", ...rest } = props;
	const frame = { id, label, hint, error, errorPrefix };
	return (
		<div className={outer(error)}>
			<label htmlFor={id} className="font-[650]">
				{label}
			</label>
			<Words frame={frame} />
			<textarea
				rows={5}
				{...rest}
				id={id}
				name={rest.name ?? id}
				aria-invalid={error ? true : undefined}
				aria-describedby={describedBy(frame)}
				className={`${box(error)} ${className}`}
			/>
		</div>
	);
}

export function SelectField(
	props: Frame & Omit<ComponentProps<"select">, "id"> & { options: [string, string][] },
) {
	const { id, label, hint, error, errorPrefix, options, className = "", ...rest } = props;
	const frame = { id, label, hint, error, errorPrefix };
	return (
		<div className={outer(error)}>
			<label htmlFor={id} className="font-[650]">
				{label}
			</label>
			<Words frame={frame} />
			<select
				{...rest}
				id={id}
				name={rest.name ?? id}
				aria-invalid={error ? true : undefined}
				aria-describedby={describedBy(frame)}
				className={`${box(error)} ${className}`}
			>
				{options.map(([value, text]) => (
					<option key={value} value={value}>
						{text}
					</option>
				))}
			</select>
		</div>
	);
}

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; lang?: string };

/** Radios or checkboxes under one question. The first input carries the group's id, so an error link lands on it. */
export function ChoiceField(
	props: Frame & {
		type: "radio" | "checkbox";
		choices: Choice[];
		chosen: readonly string[];
		inline?: boolean;
	},
) {
	const { id, label, hint, error, errorPrefix } = props;
	const frame = { id, label, hint, error, errorPrefix };
	return (
		<fieldset className={outer(error)} aria-describedby={describedBy(frame)}>
			<legend className="mb-1 font-[650]">{label}</legend>
			<Words frame={frame} />
			<div className={props.inline ? "flex flex-wrap gap-x-6" : "grid"}>
				{props.choices.map((choice, index) => (
					<label
						key={choice.value}
						lang={choice.lang}
						className="flex min-h-11 cursor-pointer items-center gap-3 py-1.5"
					>
						<input
							type={props.type}
							id={index === 0 ? id : `${id}-${choice.value}`}
							name={id}
							value={choice.value}
							defaultChecked={props.chosen.includes(choice.value)}
							className="size-6 flex-none accent-blue"
						/>
						<span>
							{choice.label}
							{choice.hint ? (
								<span className="block text-[0.95rem] text-ink-soft">{choice.hint}</span>
							) : null}
						</span>
					</label>
				))}
			</div>
		</fieldset>
	);
}
