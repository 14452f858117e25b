"use client";

import { useActionState, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import type { FormState } from "#lib/form.ts";
import { Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { ChoiceField, SelectField, TextField } from "#ui/field.tsx";
import { HiddenFields } from "#ui/hidden-fields.tsx";

export type FieldSpec = { id: string; label: string; hint?: string } & (
	| {
			kind: "text" | "date" | "password";
			value: string;
			lang?: string;
			autoComplete?: string;
	  }
	| { kind: "select"; value: string; options: [string, string][] }
	| { kind: "radio" | "checkbox"; chosen: string[]; choices: { value: string; label: string }[] }
);

export function Field(props: {
	field: FieldSpec;
	typed?: string[];
	error?: string;
	errorPrefix: string;
}) {
	const { field, typed, error, errorPrefix } = props;
	const shared = { id: field.id, label: field.label, hint: field.hint, error, errorPrefix };
	if ("options" in field)
		return (
			<SelectField {...shared} options={field.options} defaultValue={typed?.[0] ?? field.value} />
		);
	if ("choices" in field)
		return (
			<ChoiceField
				{...shared}
				type={field.kind}
				choices={field.choices}
				chosen={typed ?? field.chosen}
			/>
		);
	return (
		<TextField
			{...shared}
			type={field.kind}
			lang={field.lang}
			autoComplete={field.autoComplete ?? "off"}
			autoCapitalize={field.autoComplete === "username" ? "none" : undefined}
			spellCheck={field.autoComplete ? false : undefined}
			defaultValue={typed?.[0] ?? field.value}
		/>
	);
}

/** A form of plain fields: errors first and focused, typed values kept, works as a plain POST. */
export function FieldsForm(props: {
	action: (before: FormState, form: FormData) => Promise<FormState>;
	hidden: Record<string, string>;
	fields: FieldSpec[];
	submit: string;
	/** The page's title, and the same with "Error:" before it. */
	title: string;
	errorTitle: string;
	errorSummary: string;
	errorPrefix: string;
}) {
	const [state, action] = useActionState<FormState, FormData>(props.action, null);
	const [place, setPlace] = useState<HTMLElement | null>(null);
	const errors = state?.errors ?? [];
	// The form stands somewhere in the page, its errors first in main; until scripts run they stand above the form.
	useEffect(() => setPlace(document.getElementById("errors")), []);
	useEffect(() => {
		if (state) document.getElementById("error-summary")?.focus();
	}, [state]);
	const summary = <ErrorSummary title={props.errorSummary} errors={errors} />;
	return (
		<>
			<title>{errors.length > 0 ? props.errorTitle : props.title}</title>
			{place ? createPortal(summary, place) : summary}
			<form action={action} noValidate className="grid gap-5">
				<HiddenFields of={props.hidden} />
				{props.fields.map((field) => (
					<Field
						key={field.id}
						field={field}
						typed={state ? (state.values[field.id] ?? []) : undefined}
						error={errors.find((error) => error.field === field.id)?.text}
						errorPrefix={props.errorPrefix}
					/>
				))}
				<div>
					<Button>{props.submit}</Button>
				</div>
			</form>
		</>
	);
}
