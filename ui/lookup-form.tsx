"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "./button.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { TextField } from "./field.tsx";
import { Notice } from "./notice.tsx";

type LookupState = {
	errors: { field: string; text: string }[];
	values: Record<string, string[]>;
	refusal: string | null;
} | null;

type LookupField = {
	id: string;
	label: string;
	hint?: string;
	inputMode?: "text" | "numeric";
	value?: string;
	secret?: boolean;
};

/** A short form of text fields, one question each. Secrets are not given back into the page. */
export function LookupForm(props: {
	action: (state: LookupState, form: FormData) => Promise<LookupState>;
	hidden: Record<string, string>;
	fields: LookupField[];
	submit: string;
	errorSummary: string;
	errorPrefix: string;
	title: string;
	errorTitle: string;
	/** The page's heading: what is wrong comes before it. */
	children: ReactNode;
}) {
	const [state, action] = useActionState<LookupState, FormData>(props.action, null);
	const errors = state?.errors ?? [];
	return (
		<>
			<title>{errors.length > 0 || state?.refusal ? props.errorTitle : props.title}</title>
			<ErrorSummary title={props.errorSummary} errors={errors} />
			{state?.refusal ? (
				<Notice role="alert" look="red" className="mt-5 mb-6">
					{state.refusal}
				</Notice>
			) : null}
			{props.children}
			<form action={action} noValidate className="grid max-w-[30rem] gap-5">
				{Object.entries(props.hidden).map(([name, value]) => (
					<input key={name} type="hidden" name={name} value={value} />
				))}
				{props.fields.map((field) => (
					<TextField
						key={field.id}
						id={field.id}
						label={field.label}
						hint={field.hint}
						inputMode={field.inputMode}
						error={errors.find((error) => error.field === field.id)?.text}
						errorPrefix={props.errorPrefix}
						autoComplete="off"
						spellCheck={false}
						className="max-w-[18rem]"
						defaultValue={field.secret ? undefined : (state?.values[field.id]?.[0] ?? field.value)}
					/>
				))}
				<p>
					<Button>{props.submit}</Button>
				</p>
			</form>
		</>
	);
}
