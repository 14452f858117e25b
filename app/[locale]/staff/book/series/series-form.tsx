"use client";

import type { ReactNode } from "react";
import type { FormState } from "#lib/form.ts";
import { Button } from "#ui/button.tsx";
import { ChoiceField, SelectField, TextField } from "#ui/field.tsx";
import { PageForm, type PageFormTexts } from "#ui/page-form.tsx";

export type SeriesDay = {
	id: string;
	label: string;
	hint: string;
	options: [string, string][];
};

/** The days of a plan, each with its time, one near it, or none; then who comes. Errors stand first in main. */
export function SeriesForm(props: {
	action: (before: FormState, form: FormData) => Promise<FormState>;
	hidden: Record<string, string>;
	above: ReactNode;
	caption: string;
	days: SeriesDay[];
	languages: { value: string; label: string }[];
	language: string;
	needs: { value: string; label: string }[];
	texts: PageFormTexts &
		Record<"name" | "phone" | "phoneHint" | "language" | "needs" | "submit", string>;
}) {
	const { texts } = props;
	return (
		<PageForm
			action={props.action}
			hidden={props.hidden}
			texts={texts}
			above={props.above}
			className="grid gap-5"
		>
			{({ field, typed }) => (
				<>
					<fieldset id="visits" tabIndex={-1} className="grid gap-3 sm:grid-cols-2">
						<legend className="mb-2 text-[1.15rem] font-[680]">{props.caption}</legend>
						{props.days.map((day) => (
							<SelectField
								key={day.id}
								id={day.id}
								label={day.label}
								hint={day.hint}
								options={day.options}
								defaultValue={typed(day.id)?.[0] ?? day.options[0]?.[0]}
							/>
						))}
					</fieldset>
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
					<div>
						<Button>{texts.submit}</Button>
					</div>
				</>
			)}
		</PageForm>
	);
}
