"use client";

import { type ReactNode, useActionState, useEffect, useRef } from "react";
import type { FormState } from "#lib/form.ts";
import { Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { ChoiceField, SelectField, TextField } from "#ui/field.tsx";

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
	texts: Record<
		| "title"
		| "errorTitle"
		| "errorSummary"
		| "errorPrefix"
		| "name"
		| "phone"
		| "phoneHint"
		| "language"
		| "needs"
		| "submit",
		string
	>;
}) {
	const { texts } = props;
	const [state, action] = useActionState<FormState, FormData>(props.action, null);
	const top = useRef<HTMLDivElement>(null);
	const errors = state?.errors ?? [];
	useEffect(() => {
		if (state) top.current?.querySelector<HTMLElement>("[role=alert]")?.focus();
	}, [state]);
	const typed = (field: string) => state?.values[field];
	const frame = (id: string) => ({
		id,
		error: errors.find((error) => error.field === id)?.text,
		errorPrefix: texts.errorPrefix,
	});
	return (
		<>
			<title>{errors.length > 0 ? texts.errorTitle : texts.title}</title>
			<div ref={top}>
				<ErrorSummary title={texts.errorSummary} errors={errors} />
			</div>
			{props.above}
			<form action={action} noValidate className="grid gap-5">
				{Object.entries(props.hidden).map(([name, value]) => (
					<input key={name} type="hidden" name={name} value={value} />
				))}
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
				<div>
					<Button>{texts.submit}</Button>
				</div>
			</form>
		</>
	);
}
