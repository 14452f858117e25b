"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useActionState, useCallback, useEffect, useRef, useState } from "react";
import { Toast } from "#ui/toast.tsx";
import { type DeskAnswer, deskAction } from "./actions.ts";
import type { ConsoleTexts } from "./console-texts.ts";
import { CurrentPerson } from "./current-person.tsx";
import { DeskKeys, Key } from "./desk-keys.tsx";
import type { PersonWords } from "./desk-words.ts";
import { PeopleTable } from "./people-table.tsx";
import { useDeskChanges } from "./use-desk-changes.ts";

export type ConsoleProps = {
	locale: string;
	deskId: string;
	eventsUrl: string;
	stateUrl: string;
	current: (PersonWords & { state: string; status: string }) | null;
	waiting: PersonWords[];
	parked: PersonWords[];
	notHere: PersonWords[];
	transferTargets: [string, string][];
	marks: string[];
	texts: ConsoleTexts;
	/** Words that count: what is said for 0, 1, 2 … */
	counted: {
		waiting: string[];
		changes: string[];
		parked: string;
		notHere: string;
	};
	/** The forms by which people get a ticket at the counter. */
	counter: ReactNode;
};

// Whoever has no mouse scrolls with the arrow keys, once the region can be reached (WCAG 2.1.1).
const reachable = { tabIndex: 0 };

const wordFor = (words: string[], count: number): string =>
	words[Math.min(count, words.length - 1)] ?? "";

/** One's desk: who is at it, what can be done by one key each, and who waits in the order of calling. */
export function DeskConsole(props: ConsoleProps) {
	const { texts, deskId, locale } = props;
	const [answer, act] = useActionState<DeskAnswer, FormData>(deskAction, null);
	const [closed, setClosed] = useState<DeskAnswer>(null);
	const [isReady, setIsReady] = useState(false);
	const said = useRef<HTMLParagraphElement>(null);
	const undoForm = useRef<HTMLFormElement>(null);
	const router = useRouter();
	const [shown, setShown] = useState({
		waiting: props.waiting.length,
		parked: props.parked.length,
		marks: props.marks,
	});
	const stamp = props.marks.join();
	useEffect(() => {
		const marks = stamp ? stamp.split(",") : [];
		setShown({ waiting: props.waiting.length, parked: props.parked.length, marks });
	}, [stamp, props.waiting.length, props.parked.length]);
	const live = useDeskChanges(shown, props.stateUrl, props.eventsUrl);
	useEffect(() => setIsReady(true), []);
	useEffect(() => {
		// The button that was pressed may be gone: then what is said takes the focus.
		if (answer && document.activeElement === document.body) said.current?.focus();
	}, [answer]);
	const hideToast = useCallback(() => setClosed(answer), [answer]);
	const undo = answer?.undo && answer !== closed ? answer.undo : null;
	const hidden = { locale, desk: deskId };
	return (
		<div className="grid items-start gap-x-6 gap-y-3 md:grid-cols-[minmax(21rem,27rem)_1fr]">
			<div className="grid gap-3">
				<p
					ref={said}
					role="status"
					tabIndex={-1}
					className={`font-[650] empty:hidden ${answer?.ok === false ? "text-red" : "text-green"}`}
				>
					{answer?.text}
				</p>
				<CurrentPerson
					current={props.current}
					act={act}
					hidden={hidden}
					transferTargets={props.transferTargets}
					texts={texts}
				/>
				{undo ? (
					<form ref={undoForm} action={act}>
						<input type="hidden" name="locale" value={locale} />
						<input type="hidden" name="desk" value={deskId} />
						<input type="hidden" name="entry" value={undo} />
						<input type="hidden" name="ticket" value={answer?.ticket ?? ""} />
						<input type="hidden" name="do" value="undo" />
						<button
							type="submit"
							data-key="u"
							aria-keyshortcuts="u"
							className="inline-flex min-h-11 cursor-pointer items-center gap-2 text-blue underline"
						>
							{texts.undo} <Key name="u" />
						</button>
					</form>
				) : null}
				<div className="flex flex-wrap gap-x-6">
					{props.counter}
					<DeskKeys
						keys={texts.keyList}
						texts={{ title: texts.keys, on: texts.keysOn, off: texts.keysOff }}
					/>
				</div>
			</div>
			<div className="min-w-0">
				<div className="flex min-h-12 flex-wrap items-center justify-between gap-x-4">
					<h2 id="waiting" aria-live="polite">
						{wordFor(props.counted.waiting, live.waiting)}
					</h2>
					{live.isLost ? (
						<p role="alert" className="font-[650] text-red">
							{texts.lost}
						</p>
					) : null}
					{live.changes > 0 ? (
						<button
							type="button"
							data-key="v"
							aria-keyshortcuts="v"
							onClick={() => router.refresh()}
							className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-[9px] border-2 border-gold-line bg-gold-soft px-3 font-[650]"
						>
							{wordFor(props.counted.changes, live.changes)} <Key name="v" />
						</button>
					) : null}
				</div>
				<section
					{...reachable}
					aria-labelledby="waiting"
					className="relative md:max-h-[calc(100vh-18rem)] md:overflow-y-auto"
				>
					{props.waiting.length > 0 ? (
						<PeopleTable
							id="waiting"
							people={props.waiting}
							act={act}
							hidden={hidden}
							texts={texts}
							isFree={props.current === null}
						/>
					) : (
						<p className="py-3">{texts.noneWaiting}</p>
					)}
					{props.parked.length > 0 ? (
						<>
							<h2 id="parked" className="mt-5 mb-1 text-[1.15rem]">
								{props.counted.parked}
							</h2>
							<PeopleTable
								id="parked"
								people={props.parked}
								act={act}
								hidden={hidden}
								texts={texts}
								isFree={props.current === null}
								resumes
							/>
						</>
					) : null}
					{props.notHere.length > 0 ? (
						<details className="mt-4">
							<summary id="not-here" className="min-h-11 py-2 font-[650]">
								{props.counted.notHere}
							</summary>
							<PeopleTable
								id="not-here"
								people={props.notHere}
								act={act}
								hidden={hidden}
								texts={texts}
								isFree={props.current === null}
							/>
						</details>
					) : null}
				</section>
			</div>
			{isReady && undo ? (
				<Toast
					key={answer?.text}
					label={texts.toast}
					text={answer?.text}
					undo={{ text: texts.undo, onUndo: () => undoForm.current?.requestSubmit() }}
					close={texts.close}
					onGone={hideToast}
				/>
			) : null}
		</div>
	);
}
