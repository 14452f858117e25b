"use client";

import { type ReactNode, useActionState } from "react";
import { joinList } from "#app/[locale]/(resident)/waiting-list/actions.ts";
import type { FormState } from "#lib/form.ts";
import { Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { type Choice, ChoiceField, SelectField, TextField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";

export type WaitingTexts = Record<
	| "title"
	| "errorTitle"
	| "errorSummary"
	| "errorPrefix"
	| "untilDay"
	| "name"
	| "nameHint"
	| "phone"
	| "phoneHint"
	| "email"
	| "emailHint"
	| "language"
	| "submit",
	string
>;

/** Who waits and until when. What was typed stays, whatever is wrong with it. */
export function WaitingForm(props: {
	hidden: Record<string, string>;
	texts: WaitingTexts;
	days: [string, string][];
	languages: Choice[];
	children: ReactNode;
}) {
	const [state, action] = useActionState<FormState, FormData>(joinList, null);
	const { texts } = props;
	const values = state?.values ?? {};
	const errors = state?.errors ?? [];
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;
	const shared = (id: keyof typeof values & string) => ({
		id,
		error: errorOf(id),
		errorPrefix: texts.errorPrefix,
	});
	return (
		<>
			<title>{errors.length > 0 || state?.refusal ? texts.errorTitle : texts.title}</title>
			<ErrorSummary title={texts.errorSummary} errors={errors} />
			{state?.refusal ? (
				<Notice role="alert" look="red" className="mt-5 mb-6">
					{state.refusal}
				</Notice>
			) : null}
			{props.children}
			<form action={action} noValidate className="grid max-w-[34rem] gap-6">
				{Object.entries(props.hidden).map(([name, value]) => (
					<input key={name} type="hidden" name={name} value={value} />
				))}
				<SelectField
					{...shared("untilDay")}
					label={texts.untilDay}
					options={props.days}
					defaultValue={values.untilDay?.[0] ?? props.days.at(-1)?.[0]}
				/>
				<TextField
					{...shared("name")}
					label={texts.name}
					hint={texts.nameHint}
					autoComplete="name"
					spellCheck={false}
					defaultValue={values.name?.[0]}
				/>
				<TextField
					{...shared("phone")}
					label={texts.phone}
					hint={texts.phoneHint}
					type="tel"
					inputMode="tel"
					autoComplete="tel"
					className="max-w-[18rem]"
					defaultValue={values.phone?.[0]}
				/>
				<TextField
					{...shared("email")}
					label={texts.email}
					hint={texts.emailHint}
					type="email"
					inputMode="email"
					autoComplete="email"
					defaultValue={values.email?.[0]}
				/>
				<ChoiceField
					{...shared("language")}
					type="radio"
					inline
					label={texts.language}
					choices={props.languages}
					chosen={values.language ?? [props.hidden.locale ?? ""]}
				/>
				<p>
					<Button>{texts.submit}</Button>
				</p>
			</form>
		</>
	);
}
