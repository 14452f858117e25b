"use client";

import { useActionState, useEffect, useRef } from "react";
import type { FormState } from "#lib/form.ts";
import { Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { TextField } from "#ui/field.tsx";
import { signInAction } from "./actions.ts";

export type SignInTexts = {
	title: string;
	errorTitle: string;
	errors: string;
	errorPrefix: string;
	login: string;
	password: string;
	submit: string;
};

export function SignInForm(props: { locale: string; next: string; texts: SignInTexts }) {
	const { texts } = props;
	const [state, action] = useActionState<FormState, FormData>(signInAction, null);
	const summary = useRef<HTMLDivElement>(null);
	const errors = state?.errors ?? [];
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;
	useEffect(() => {
		if (state) summary.current?.querySelector<HTMLElement>("[role=alert]")?.focus();
	}, [state]);
	return (
		<>
			<title>{errors.length > 0 ? texts.errorTitle : texts.title}</title>
			<div ref={summary}>
				<ErrorSummary title={texts.errors} errors={errors} />
			</div>
			<form action={action} noValidate className="grid gap-5">
				<input type="hidden" name="locale" value={props.locale} />
				<input type="hidden" name="next" value={props.next} />
				<TextField
					id="login"
					label={texts.login}
					error={errorOf("login")}
					errorPrefix={texts.errorPrefix}
					defaultValue={state?.values.login?.[0]}
					autoComplete="username"
					autoCapitalize="none"
					spellCheck={false}
				/>
				<TextField
					id="password"
					type="password"
					label={texts.password}
					error={errorOf("password")}
					errorPrefix={texts.errorPrefix}
					autoComplete="current-password"
				/>
				<Button>{texts.submit}</Button>
			</form>
		</>
	);
}
