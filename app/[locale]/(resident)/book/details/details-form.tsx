"use client";

import { type ReactNode, useActionState } from "react";
import { giveDetails } from "#app/[locale]/(resident)/book/actions.ts";
import type { FormState } from "#lib/form.ts";
import { Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { type Choice, ChoiceField, TextField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";

export type DetailsTexts = Record<
	| "title"
	| "errorTitle"
	| "errorSummary"
	| "errorPrefix"
	| "name"
	| "nameHint"
	| "phone"
	| "phoneHint"
	| "email"
	| "emailHint"
	| "remind"
	| "language"
	| "adjustments"
	| "adjustmentsHint"
	| "forWhom"
	| "forSomeone"
	| "forSomeoneHint"
	| "submit",
	string
>;

/** Who comes. What was typed stays, whatever is wrong with it. The errors stand first, before the heading. */
export function DetailsForm(props: {
	locale: string;
	hold: string;
	texts: DetailsTexts;
	kept: Record<string, string[]>;
	languages: Choice[];
	adjustments: Choice[];
	remindWays: Choice[];
	/** The page's heading and what stands above the form. */
	children: ReactNode;
}) {
	const [state, action] = useActionState<FormState, FormData>(giveDetails, null);
	const { texts } = props;
	const values = state?.values ?? props.kept;
	const errors = state?.errors ?? [];
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;
	return (
		<>
			<title>{errors.length > 0 ? texts.errorTitle : texts.title}</title>
			<ErrorSummary title={texts.errorSummary} errors={errors} />
			{state?.refusal ? (
				<Notice role="alert" look="red" className="mb-6">
					{state.refusal}
				</Notice>
			) : null}
			{props.children}
			<form action={action} noValidate className="grid max-w-[34rem] gap-6">
				<input type="hidden" name="locale" value={props.locale} />
				<input type="hidden" name="hold" value={props.hold} />
				<TextField
					id="name"
					label={texts.name}
					hint={texts.nameHint}
					error={errorOf("name")}
					errorPrefix={texts.errorPrefix}
					autoComplete="name"
					spellCheck={false}
					defaultValue={values.name?.[0]}
				/>
				<TextField
					id="phone"
					label={texts.phone}
					hint={texts.phoneHint}
					error={errorOf("phone")}
					errorPrefix={texts.errorPrefix}
					type="tel"
					inputMode="tel"
					autoComplete="tel"
					className="max-w-[18rem]"
					defaultValue={values.phone?.[0]}
				/>
				<TextField
					id="email"
					label={texts.email}
					hint={texts.emailHint}
					error={errorOf("email")}
					errorPrefix={texts.errorPrefix}
					type="email"
					inputMode="email"
					autoComplete="email"
					defaultValue={values.email?.[0]}
				/>
				<ChoiceField
					id="remind"
					type="radio"
					label={texts.remind}
					error={errorOf("remind")}
					errorPrefix={texts.errorPrefix}
					choices={props.remindWays}
					chosen={values.remind ?? ["sms"]}
				/>
				<ChoiceField
					id="language"
					type="radio"
					inline
					label={texts.language}
					error={errorOf("language")}
					errorPrefix={texts.errorPrefix}
					choices={props.languages}
					chosen={values.language ?? [props.locale]}
				/>
				<ChoiceField
					id="adjustments"
					type="checkbox"
					label={texts.adjustments}
					hint={texts.adjustmentsHint}
					error={errorOf("adjustments")}
					errorPrefix={texts.errorPrefix}
					choices={props.adjustments}
					chosen={values.adjustments ?? []}
				/>
				<ChoiceField
					id="forSomeoneElse"
					type="checkbox"
					label={texts.forWhom}
					error={errorOf("forSomeoneElse")}
					errorPrefix={texts.errorPrefix}
					choices={[{ value: "yes", label: texts.forSomeone, hint: texts.forSomeoneHint }]}
					chosen={values.forSomeoneElse ?? []}
				/>
				<p>
					<Button>{texts.submit}</Button>
				</p>
			</form>
		</>
	);
}
