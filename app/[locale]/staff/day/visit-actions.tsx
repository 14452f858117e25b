"use client";

import { useActionState, useEffect, useRef } from "react";
import { TextField } from "#ui/field.tsx";
import { type MarkAnswer, markVisitAction } from "./actions.ts";
import { useOfferUndo } from "./undo-toast.tsx";

export type ActionTexts = {
	cancel: string;
	reason: string;
	reasonHint: string;
	cancelSubmit: string;
	/** Before the message that will be sent; or that none will be. */
	notice: string;
	errorPrefix: string;
};

const button =
	"min-h-11 cursor-pointer rounded-[9px] border px-3 text-[0.94rem] leading-tight font-[650]";

/**
 * What can be done with a visit now. The answer stands beside the visit and takes the focus, because the button
 * that was pressed may be gone. `visit` names the visit for those who hear the buttons one by one.
 */
export function VisitActions(props: {
	visitId: string;
	locale: string;
	state: string;
	visit: string;
	marks: { mark: string; text: string }[];
	canCancel: boolean;
	/** What the person will be told, in their language; null: there is no way to tell them. */
	notice: { language: string; text: string } | null;
	texts: ActionTexts;
}) {
	const { visitId, locale, texts } = props;
	const [answer, act] = useActionState<MarkAnswer, FormData>(markVisitAction, null);
	const said = useRef<HTMLParagraphElement>(null);
	const offerUndo = useOfferUndo();
	const offer = useRef(offerUndo);
	offer.current = offerUndo;
	useEffect(() => {
		if (answer && !answer.reasonError) {
			said.current?.focus({ preventScroll: true });
			said.current?.closest("tr")?.scrollIntoView({ block: "nearest" });
		}
		if (answer?.ok) offer.current({ visitId, text: `${props.visit}: ${answer.text}` });
	}, [answer, visitId, props.visit]);
	const hidden = (
		<>
			<input type="hidden" name="locale" value={locale} />
			<input type="hidden" name="visit" value={visitId} />
		</>
	);
	return (
		<div className="flex flex-wrap items-center gap-x-3 gap-y-1">
			<p
				ref={said}
				role="status"
				tabIndex={-1}
				className={`w-full text-[0.94rem] font-[650] empty:hidden ${answer?.ok === false ? "text-red" : "text-green"}`}
			>
				{answer?.ok && answer.mark !== props.state ? "" : answer?.text}
			</p>
			{props.marks.length > 0 ? (
				<form action={act} className="flex flex-wrap gap-1.5">
					{hidden}
					{props.marks.map(({ mark, text }, index) => (
						<button
							key={mark}
							type="submit"
							name="mark"
							value={mark}
							aria-label={`${text}: ${props.visit}`}
							className={`${button} ${index === 0 ? "border-blue bg-blue text-on-blue hover:bg-blue-hover" : "border-line-strong bg-card hover:bg-sky"}`}
						>
							{text}
						</button>
					))}
				</form>
			) : null}
			{props.canCancel ? (
				<details open={answer?.reasonError ? true : undefined} className="open:w-full">
					<summary
						aria-label={`${texts.cancel}: ${props.visit}`}
						className="inline-flex min-h-11 items-center text-[0.94rem] text-red underline"
					>
						{texts.cancel}
					</summary>
					<form action={act} noValidate className="grid max-w-[20rem] gap-2 pb-1">
						{hidden}
						<p className="text-[0.94rem]">{texts.notice}</p>
						{props.notice ? (
							<blockquote
								lang={props.notice.language}
								className="rounded-[9px] border-s-4 border-gold-line bg-gold-soft px-3 py-2 text-[0.97rem]"
							>
								{props.notice.text}
							</blockquote>
						) : null}
						<TextField
							id={`reason-${visitId}`}
							name="reason"
							label={texts.reason}
							hint={texts.reasonHint}
							error={answer?.reasonError ?? undefined}
							errorPrefix={texts.errorPrefix}
							defaultValue={answer?.reason}
							autoComplete="off"
						/>
						<div>
							<button
								type="submit"
								name="mark"
								value="cancelled-by-office"
								className={`${button} border-red text-red hover:bg-red-soft`}
							>
								{texts.cancelSubmit}
							</button>
						</div>
					</form>
				</details>
			) : null}
		</div>
	);
}
