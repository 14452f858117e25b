"use client";

import type { ReactNode } from "react";
import type { FormState } from "#lib/form.ts";
import { Button } from "#ui/button.tsx";
import { ChoiceField, TextField } from "#ui/field.tsx";
import { PageForm, type PageFormTexts } from "#ui/page-form.tsx";
import { SlotGroup, type SlotOption } from "#ui/slot-choice.tsx";

type Choices = { value: string; label: string; lang?: string }[];

export type BookTexts = PageFormTexts &
	Record<
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
	return (
		<PageForm
			action={props.action}
			hidden={props.hidden}
			texts={texts}
			above={props.above}
			startsAt="name"
			className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[1fr_26rem]"
		>
			{({ field, typed }) => (
				<>
					<div className={field("slot").error ? "border-s-4 border-red ps-3" : undefined}>
						{field("slot").error ? (
							<p className="mb-2 font-[650] text-red">{field("slot").error}</p>
						) : null}
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
							{...field("name")}
							label={texts.name}
							defaultValue={typed("name")?.[0]}
							autoComplete="off"
						/>
						<TextField
							{...field("phone")}
							label={texts.phone}
							hint={texts.phoneHint}
							type="tel"
							defaultValue={typed("phone")?.[0]}
							autoComplete="off"
						/>
						{field("override").error || typed("override")?.[0] ? (
							<TextField
								{...field("override")}
								label={texts.override}
								hint={texts.overrideHint}
								defaultValue={typed("override")?.[0]}
								autoComplete="off"
							/>
						) : null}
						<Button>{texts.submit}</Button>
						<ChoiceField
							{...field("channel")}
							type="radio"
							inline
							label={texts.channel}
							choices={props.channels}
							chosen={typed("channel") ?? ["counter"]}
						/>
						<ChoiceField
							{...field("language")}
							type="radio"
							inline
							label={texts.language}
							choices={props.languages}
							chosen={typed("language") ?? [props.language]}
						/>
						<ChoiceField
							{...field("adjustments")}
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
				</>
			)}
		</PageForm>
	);
}
