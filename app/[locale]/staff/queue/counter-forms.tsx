"use client";

import { useActionState } from "react";
import { type DeskAnswer, ticketAction } from "./actions.ts";
import type { ConsoleTexts } from "./console-texts.ts";
import { Key } from "./desk-keys.tsx";
import { actionClass } from "./person-actions.tsx";

const field = "min-h-11 w-full rounded-[9px] border-2 border-line-strong bg-card px-2";

/** At the counter: a ticket for somebody with a booking number, or for somebody without. */
export function CounterForms(props: {
	locale: string;
	officeId: string;
	formKey: string;
	kinds: { value: string; label: string }[];
	languages: [string, string][];
	texts: ConsoleTexts;
}) {
	const { texts } = props;
	const [answer, act] = useActionState<DeskAnswer, FormData>(ticketAction, null);
	return (
		<>
			<p
				role="status"
				className={`w-full font-[650] empty:hidden ${answer?.ok === false ? "text-red" : "text-green"}`}
			>
				{answer ? (
					<>
						{answer.text}
						{answer.ticketHref ? (
							<a
								href={answer.ticketHref}
								target="_blank"
								rel="noopener noreferrer"
								className="ms-3 inline-flex min-h-11 items-center"
							>
								{texts.print}
							</a>
						) : null}
					</>
				) : null}
			</p>
			<details data-key="i" className="open:w-full">
				<summary
					aria-keyshortcuts="i"
					className="inline-flex min-h-11 items-center gap-2 text-blue underline"
				>
					{texts.arrive} <Key name="i" />
				</summary>
				<form action={act} className="flex flex-wrap items-end gap-2 pb-2">
					<input type="hidden" name="locale" value={props.locale} />
					<input type="hidden" name="do" value="arrive" />
					<label htmlFor="reference" className="grid gap-0.5">
						{texts.reference}
						<input
							id="reference"
							name="reference"
							autoComplete="off"
							autoCapitalize="characters"
							spellCheck={false}
							className={`${field} font-mono`}
						/>
					</label>
					<button type="submit" className={actionClass.quiet}>
						{texts.arriveSubmit}
					</button>
				</form>
			</details>
			<details data-key="w" className="open:w-full">
				<summary
					aria-keyshortcuts="w"
					className="inline-flex min-h-11 items-center gap-2 text-blue underline"
				>
					{texts.walkIn} <Key name="w" />
				</summary>
				<form action={act} className="grid max-w-[24rem] gap-2 pb-2">
					<input type="hidden" name="locale" value={props.locale} />
					<input type="hidden" name="office" value={props.officeId} />
					<input type="hidden" name="formKey" value={props.formKey} />
					<label htmlFor="kind" className="grid gap-0.5">
						{texts.kind}
						<select id="kind" name="kind" className={field}>
							{props.kinds.map(({ value, label }) => (
								<option key={value} value={value}>
									{label}
								</option>
							))}
						</select>
					</label>
					<label htmlFor="spoken" className="grid gap-0.5">
						{texts.spoken}
						<select id="spoken" name="spoken" className={field} defaultValue={props.locale}>
							{props.languages.map(([value, label]) => (
								<option key={value} value={value}>
									{label}
								</option>
							))}
						</select>
					</label>
					<p>
						<button type="submit" name="do" value="walk-in" className={actionClass.quiet}>
							{texts.arriveSubmit}
						</button>
					</p>
				</form>
			</details>
		</>
	);
}
