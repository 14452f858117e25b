"use client";

import { type ReactNode, useActionState } from "react";
import type { FormState } from "#lib/form.ts";
import { Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { type Choice, ChoiceField, TextField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { takeNumber } from "./actions.ts";

export type JoinTexts = Record<
	| "title"
	| "errorTitle"
	| "errorSummary"
	| "errorPrefix"
	| "heading"
	| "lead"
	| "kind"
	| "code"
	| "codeHint"
	| "spoken"
	| "adjustments"
	| "adjustmentsHint"
	| "submit",
	string
>;

/** What for, which language, what helps, and the code that says one stands at the office. */
export function JoinForm(props: {
	hidden: Record<string, string>;
	kinds: Choice[];
	languages: Choice[];
	spoken: string;
	adjustments: Choice[];
	texts: JoinTexts;
	/** The page's heading and what stands above the form: the errors come before it. */
	children: ReactNode;
}) {
	const [state, action] = useActionState<FormState, FormData>(takeNumber, null);
	const { texts } = props;
	const errors = state?.errors ?? [];
	const errorOf = (field: string) => ({
		error: errors.find((error) => error.field === field)?.text,
		errorPrefix: texts.errorPrefix,
	});
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
			<section aria-labelledby="take" className="mt-9">
				<h2 id="take" className="mb-1">
					{texts.heading}
				</h2>
				<p className="mb-4 max-w-[48ch] text-ink-soft">{texts.lead}</p>
				<form action={action} noValidate className="grid max-w-[36rem] gap-6">
					{Object.entries(props.hidden).map(([name, value]) => (
						<input key={name} type="hidden" name={name} value={value} />
					))}
					<TextField
						id="code"
						label={texts.code}
						hint={texts.codeHint}
						inputMode="numeric"
						autoComplete="off"
						className="tabular max-w-[9rem] font-mono text-[1.4rem] tracking-[0.2em]"
						defaultValue={state?.values.code?.[0]}
						{...errorOf("code")}
					/>
					<ChoiceField
						id="kind"
						type="radio"
						label={texts.kind}
						choices={props.kinds}
						chosen={state?.values.kind ?? []}
						{...errorOf("kind")}
					/>
					<ChoiceField
						id="spoken"
						type="radio"
						inline
						label={texts.spoken}
						choices={props.languages}
						chosen={state?.values.spoken ?? [props.spoken]}
						{...errorOf("spoken")}
					/>
					<ChoiceField
						id="adjustments"
						type="checkbox"
						label={texts.adjustments}
						hint={texts.adjustmentsHint}
						choices={props.adjustments}
						chosen={state?.values.adjustments ?? []}
						{...errorOf("adjustments")}
					/>
					<p>
						<Button>{texts.submit}</Button>
					</p>
				</form>
			</section>
		</>
	);
}
