"use client";

import { type ReactNode, useActionState } from "react";
import type { FormState } from "#lib/form.ts";
import { Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { TextArea } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { reportBorder } from "./actions.ts";

export function BorderForm(props: {
	hidden: Record<string, string>;
	texts: Record<
		"title" | "errorTitle" | "errorSummary" | "errorPrefix" | "message" | "hint" | "submit",
		string
	>;
	/** The page's heading and what stands above the form: the errors come before it. */
	children: ReactNode;
}) {
	const [state, action] = useActionState<FormState, FormData>(reportBorder, null);
	const { texts } = props;
	const errors = state?.errors ?? [];
	return (
		<>
			<title>{errors.length > 0 || state?.refusal ? texts.errorTitle : texts.title}</title>
			<ErrorSummary title={texts.errorSummary} errors={errors} />
			{state?.refusal ? (
				<Notice role="alert" look="red" className="mb-6">
					{state.refusal}
				</Notice>
			) : null}
			{props.children}
			<form action={action} noValidate className="grid gap-5">
				{Object.entries(props.hidden).map(([name, value]) => (
					<input key={name} type="hidden" name={name} value={value} />
				))}
				<TextArea
					id="message"
					label={texts.message}
					hint={texts.hint}
					error={errors.find((error) => error.field === "message")?.text}
					errorPrefix={texts.errorPrefix}
					defaultValue={state?.values.message?.[0]}
				/>
				<p>
					<Button>{texts.submit}</Button>
				</p>
			</form>
		</>
	);
}
