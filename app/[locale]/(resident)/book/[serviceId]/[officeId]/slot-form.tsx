"use client";

import { type ReactNode, useActionState } from "react";
import { type TakeSlotState, takeSlot } from "#app/[locale]/(resident)/book/actions.ts";
import { Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { HiddenFields } from "#ui/hidden-fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { SlotGroup, type SlotOption } from "#ui/slot-choice.tsx";

export type SlotFormTexts = {
	title: string;
	errorTitle: string;
	errorSummary: string;
	earliest: string;
	take: string;
	continue: string;
	takenTitle: string;
	takenText: string;
	takenNone: string;
	nearest: string;
};

/** The free times of one day. The earliest is one tap; the others are radios and "continue". */
export function SlotForm(props: {
	texts: SlotFormTexts;
	hidden: Record<string, string>;
	earliest: (SlotOption & { when: string }) | null;
	dayTitle: string | null;
	groups: { legend: string; options: SlotOption[] }[];
	chosen?: string;
	/** The slot was gone before this page was asked for: what is nearest to it. */
	offered?: SlotOption[];
	/** The page's heading: errors come before it. */
	children?: ReactNode;
}) {
	const [state, action] = useActionState<TakeSlotState, FormData>(takeSlot, null);
	const { texts } = props;
	const errors = state?.errors ?? [];
	const nearest = state?.nearest ?? props.offered;
	const hidden = <HiddenFields of={props.hidden} />;
	return (
		<>
			<title>{errors.length > 0 || nearest ? texts.errorTitle : texts.title}</title>
			<ErrorSummary title={texts.errorSummary} errors={errors} />
			{props.children}
			{nearest ? (
				<Notice role="alert" look="gold" title={texts.takenTitle} className="mb-6">
					<p>{nearest.length > 0 ? texts.takenText : texts.takenNone}</p>
				</Notice>
			) : null}
			{nearest && nearest.length > 0 ? (
				<form action={action} noValidate className="mb-8">
					{hidden}
					<SlotGroup
						name="slot"
						legend={texts.nearest}
						options={nearest}
						chosen={nearest[0]?.value}
					/>
					<Button>{texts.continue}</Button>
				</form>
			) : null}
			{props.earliest && !nearest ? (
				<form action={action} noValidate className="mb-8">
					{hidden}
					<input type="hidden" name="slot" value={props.earliest.value} />
					<div className="flex flex-wrap items-center justify-between gap-4 rounded-card border-2 border-blue bg-sky p-4 sm:p-5">
						<p>
							<span className="block text-[0.97rem] text-ink-soft">{texts.earliest}</span>
							<span className="tabular text-[1.3rem] leading-tight font-[720]">
								{props.earliest.when}
							</span>
							{props.earliest.note ? (
								<span className="block text-[0.97rem] text-ink-soft">{props.earliest.note}</span>
							) : null}
						</p>
						<Button>{texts.take}</Button>
					</div>
				</form>
			) : null}
			{props.groups.length > 0 ? (
				<form action={action} noValidate>
					{hidden}
					<h2 className="mb-3">{props.dayTitle}</h2>
					{props.groups.map((group, index) => (
						<SlotGroup
							key={group.legend}
							name="slot"
							legend={group.legend}
							options={group.options}
							firstId={index === 0 ? "slot" : undefined}
							chosen={props.chosen}
						/>
					))}
					<Button look={props.earliest && !nearest ? "quiet" : "primary"}>{texts.continue}</Button>
				</form>
			) : null}
		</>
	);
}
