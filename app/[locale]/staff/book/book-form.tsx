"use client";

import { type ReactNode, useActionState, useEffect, useRef } from "react";
import type { FormState } from "#lib/form.ts";
import { Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { ChoiceField, TextField } from "#ui/field.tsx";
import { SlotGroup, type SlotOption } from "#ui/slot-choice.tsx";

type Choices = { value: string; label: string; lang?: string }[];

export type BookTexts = Record<
	| "title"
	| "errorTitle"
	| "errorSummary"
	| "errorPrefix"
	| "name"
	| "phone"
	| "phoneHint"
	| "language"
	| "channel"
	| "needs"
	| "forSomeone"
	| "override"
	| "overrideHint"
	| "submit",
	string
>;

/**
 * The form at the counter: the earliest time is chosen already and the name has the focus, so that typing and Enter
 * book it. Errors stand first in main, above all the page shows (`above`); what was typed stays.
 */
export function BookForm(props: {
	action: (before: FormState, form: FormData) => Promise<FormState>;
	hidden: Record<string, string>;
	above: ReactNode;
	/** By part of the day. */
	slots: { legend: string; options: SlotOption[] }[];
	/** The time that is chosen already. */
	chosen: string;
	languages: Choices;
	language: string;
	channels: Choices;
	needs: Choices;
	texts: BookTexts;
}) {
	const { texts } = props;
	const [state, action] = useActionState<FormState, FormData>(props.action, null);
	const top = useRef<HTMLDivElement>(null);
	const errors = state?.errors ?? [];
	useEffect(() => {
		if (state) top.current?.querySelector<HTMLElement>("[role=alert]")?.focus();
		else document.getElementById("name")?.focus();
	}, [state]);
	const typed = (field: string) => state?.values[field];
	const frame = (id: string) => ({
		id,
		error: errors.find((error) => error.field === id)?.text,
		errorPrefix: texts.errorPrefix,
	});
	const slotError = frame("slot").error;
	return (
		<>
			<title>{errors.length > 0 ? texts.errorTitle : texts.title}</title>
			<div ref={top}>
				<ErrorSummary title={texts.errorSummary} errors={errors} />
			</div>
			{props.above}
			<form
				action={action}
				noValidate
				className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[1fr_26rem]"
			>
				{Object.entries(props.hidden).map(([name, value]) => (
					<input key={name} type="hidden" name={name} value={value} />
				))}
				<div className={slotError ? "border-s-4 border-red ps-3" : undefined}>
					{slotError ? <p className="mb-2 font-[650] text-red">{slotError}</p> : null}
					{props.slots.map((group, index) => (
						<SlotGroup
							key={group.legend}
							name="slot"
							legend={group.legend}
							options={group.options}
							firstId={index === 0 ? "slot" : undefined}
							chosen={typed("slot")?.[0] ?? props.chosen}
						/>
					))}
				</div>
				<div className="grid gap-4">
					<TextField
						{...frame("name")}
						label={texts.name}
						defaultValue={typed("name")?.[0]}
						autoComplete="off"
					/>
					<TextField
						{...frame("phone")}
						label={texts.phone}
						hint={texts.phoneHint}
						type="tel"
						defaultValue={typed("phone")?.[0]}
						autoComplete="off"
					/>
					{frame("override").error || typed("override")?.[0] ? (
						<TextField
							{...frame("override")}
							label={texts.override}
							hint={texts.overrideHint}
							defaultValue={typed("override")?.[0]}
							autoComplete="off"
						/>
					) : null}
					<Button>{texts.submit}</Button>
					<ChoiceField
						{...frame("channel")}
						type="radio"
						inline
						label={texts.channel}
						choices={props.channels}
						chosen={typed("channel") ?? ["counter"]}
					/>
					<ChoiceField
						{...frame("language")}
						type="radio"
						inline
						label={texts.language}
						choices={props.languages}
						chosen={typed("language") ?? [props.language]}
					/>
					<ChoiceField
						{...frame("adjustments")}
						type="checkbox"
						label={texts.needs}
						choices={props.needs}
						chosen={typed("adjustments") ?? []}
					/>
					<label className="flex min-h-11 cursor-pointer items-center gap-3">
						<input
							type="checkbox"
							name="forSomeoneElse"
							defaultChecked={typed("forSomeoneElse") !== undefined}
							className="size-6 flex-none accent-blue"
						/>
						{texts.forSomeone}
					</label>
				</div>
			</form>
		</>
	);
}
