"use client";

import type { ConsoleTexts } from "./console-texts.ts";
import type { PersonWords } from "./desk-words.ts";
import { type Act, ChoiceAction, PersonActions } from "./person-actions.tsx";

/** Who is at the window, as large as on the ticket, and every step that can follow. */
export function CurrentPerson(props: {
	current: (PersonWords & { state: string; status: string }) | null;
	act: Act;
	hidden: Record<string, string>;
	transferTargets: [string, string][];
	texts: ConsoleTexts;
}) {
	const { current, act, texts } = props;
	if (!current)
		return (
			<section aria-labelledby="now" className="rounded-card border border-line bg-card p-4">
				<h2 id="now" className="mb-3 text-[1.15rem]">
					{texts.nobody}
				</h2>
				<PersonActions
					act={act}
					hidden={props.hidden}
					doings={[{ name: "next", key: "n", text: texts.next, look: "main" }]}
					className="grid"
				/>
			</section>
		);
	const hidden = { ...props.hidden, entry: current.entryId, ticket: current.ticket };
	const isCalled = current.state === "called";
	return (
		<section
			aria-labelledby="now"
			className={`rounded-card border-2 bg-card p-4 ${isCalled ? "border-gold" : "border-green"}`}
		>
			<h2 id="now" className="flex flex-wrap items-baseline justify-between gap-x-4 text-[1.05rem]">
				<span>{texts.now}</span>
				<span className="text-[0.95rem] font-normal text-ink-soft">{current.status}</span>
			</h2>
			<p className="tabular text-[3.6rem] leading-none font-[800] tracking-tight">
				{current.ticket}
			</p>
			{current.name ? <p className="mt-1 text-[1.15rem] font-[700]">{current.name}</p> : null}
			{current.service ? <p>{current.service}</p> : null}
			<p className="text-[0.95rem] text-ink-soft">
				{[...current.why, current.language].join(" · ")}
			</p>
			{current.adjustments.length > 0 ? (
				<p className="mt-1 font-[700]">{current.adjustments.join(", ")}</p>
			) : null}
			<PersonActions
				act={act}
				hidden={hidden}
				about={current.ticket}
				className="mt-3 grid grid-cols-2 gap-2"
				doings={
					isCalled
						? [
								{ name: "start", key: "s", text: texts.start, look: "main" },
								{ name: "recall", key: "r", text: texts.recall },
								{ name: "away", key: "a", text: texts.away },
								{ name: "park", key: "p", text: texts.park },
								{ name: "finish", key: "f", text: texts.finish },
							]
						: [
								{ name: "finish", key: "f", text: texts.finish, look: "main" },
								{ name: "park", key: "p", text: texts.park },
							]
				}
			/>
			{props.transferTargets.length > 0 ? (
				<ChoiceAction
					act={act}
					hidden={{ ...hidden, do: "transfer" }}
					id="to"
					name="to"
					label={texts.transferTo}
					options={props.transferTargets}
					summary={texts.transfer}
					submit={texts.transferSubmit}
					shortcut="t"
				/>
			) : null}
		</section>
	);
}
