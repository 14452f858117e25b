"use client";

import { Key } from "./desk-keys.tsx";

export type Act = (form: FormData) => void;

export type Doing = { name: string; key?: string; text: string; look?: "main" | "quiet" };

const shape =
	"inline-flex min-h-11 cursor-pointer items-center justify-between gap-2 rounded-[9px] border-2 px-3 py-1.5 text-start text-[0.97rem] leading-tight font-[650]";
export const actionClass = {
	main: `${shape} border-blue bg-blue text-on-blue hover:bg-blue-hover`,
	quiet: `${shape} border-line-strong bg-card hover:bg-sky`,
} as const;

/** A form of buttons, each of which is one step with one person; each shows its key. */
export function PersonActions(props: {
	act: Act;
	hidden: Record<string, string>;
	doings: Doing[];
	/** Whom the buttons are about, for those who hear them one by one. */
	about?: string;
	className?: string;
}) {
	return (
		<form action={props.act} className={props.className ?? "flex flex-wrap gap-2"}>
			{Object.entries(props.hidden).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			{props.doings.map(({ name, key, text, look }) => (
				<button
					key={name}
					type="submit"
					name="do"
					value={name}
					data-key={key}
					aria-keyshortcuts={key}
					aria-label={props.about ? `${text}: ${props.about}` : undefined}
					className={actionClass[look ?? "quiet"]}
				>
					{text}
					{key ? <Key name={key} /> : null}
				</button>
			))}
		</form>
	);
}

/** A choice that belongs to one step: which window, or why out of turn. */
export function ChoiceAction(props: {
	act: Act;
	hidden: Record<string, string>;
	id: string;
	name: string;
	label: string;
	options: [string, string][];
	summary: string;
	submit: string;
	shortcut?: string;
	about?: string;
}) {
	return (
		<details data-key={props.shortcut} className="text-[0.95rem]">
			<summary
				aria-keyshortcuts={props.shortcut}
				aria-label={props.about ? `${props.summary}: ${props.about}` : undefined}
				className="inline-flex min-h-11 items-center gap-2 text-blue underline"
			>
				{props.summary} {props.shortcut ? <Key name={props.shortcut} /> : null}
			</summary>
			<form action={props.act} className="flex flex-wrap items-end gap-2 pb-2">
				{Object.entries(props.hidden).map(([name, value]) => (
					<input key={name} type="hidden" name={name} value={value} />
				))}
				<label htmlFor={props.id} className="grid gap-0.5">
					{props.label}
					<select
						id={props.id}
						name={props.name}
						className="min-h-11 rounded-[9px] border-2 border-line-strong bg-card px-2"
					>
						{props.options.map(([value, text]) => (
							<option key={value} value={value}>
								{text}
							</option>
						))}
					</select>
				</label>
				<button type="submit" className={actionClass.quiet}>
					{props.submit}
				</button>
			</form>
		</details>
	);
}
