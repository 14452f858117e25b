"use client";

import { useActionState, useEffect, useRef } from "react";
import { Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { type Choice, ChoiceField, SelectField, TextField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { type MakeState, makeKeyAction } from "./actions.ts";

type Words = { label: string; hint?: string };

/** Everything the form says, written on the server. */
export type MakeKeyTexts = {
	title: string;
	errorTitle: string;
	errorSummary: string;
	errorPrefix: string;
	name: Words;
	scopes: Words;
	offices: Words;
	perMinute: Words;
	lastDay: Words;
	replaces: Words;
	submit: string;
	/** Above the new key: that it is shown this once. */
	once: string;
};

const nothing: MakeState = { form: null, made: null };

/** Makes a key and shows it, this once. The focus goes to it, or to what is wrong. */
export function MakeKeyForm(props: {
	locale: string;
	texts: MakeKeyTexts;
	scopes: Choice[];
	paces: [string, string][];
	earlier: [string, string][];
	lastDay: string;
}) {
	const { locale, texts } = props;
	const [state, action] = useActionState<MakeState, FormData>(makeKeyAction, nothing);
	const top = useRef<HTMLDivElement>(null);
	const errors = state.form?.errors ?? [];
	const typed = state.form?.values ?? {};
	const field = (id: "name" | "scopes" | "offices" | "perMinute" | "lastDay" | "replaces") => ({
		id,
		...texts[id],
		error: errors.find((error) => error.field === id)?.text,
		errorPrefix: texts.errorPrefix,
	});
	useEffect(() => {
		if (state !== nothing)
			top.current?.querySelector<HTMLElement>("[role=alert], [tabindex]")?.focus();
	}, [state]);
	return (
		<>
			<title>{errors.length > 0 ? texts.errorTitle : texts.title}</title>
			<div ref={top}>
				<ErrorSummary title={texts.errorSummary} errors={errors} />
				{state.made ? (
					<Notice look="green" role="status" className="mb-5" title={state.made.name}>
						<p>{texts.once}</p>
						<p
							tabIndex={-1}
							data-key=""
							className="mt-2 rounded-field border border-line-strong bg-card p-2 font-mono text-[0.95rem] break-all select-all"
						>
							{state.made.key}
						</p>
					</Notice>
				) : null}
			</div>
			<form action={action} noValidate className="grid gap-5">
				<input type="hidden" name="locale" value={locale} />
				<TextField {...field("name")} autoComplete="off" defaultValue={typed.name?.[0]} />
				<ChoiceField
					{...field("scopes")}
					type="checkbox"
					choices={props.scopes}
					chosen={typed.scopes ?? []}
				/>
				<TextField {...field("offices")} autoComplete="off" defaultValue={typed.offices?.[0]} />
				<TextField
					{...field("lastDay")}
					type="date"
					defaultValue={typed.lastDay?.[0] ?? props.lastDay}
				/>
				<SelectField
					{...field("perMinute")}
					options={props.paces}
					defaultValue={typed.perMinute?.[0] ?? "120"}
				/>
				<SelectField
					{...field("replaces")}
					translate="no"
					options={props.earlier}
					defaultValue={typed.replaces?.[0] ?? ""}
				/>
				<div>
					<Button>{texts.submit}</Button>
				</div>
			</form>
		</>
	);
}
