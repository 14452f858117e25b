"use client";

import { type ReactNode, useActionState, useEffect, useRef } from "react";
import type { FormState } from "#lib/form.ts";
import { Button, type ButtonLook } from "#ui/button.tsx";
import { Disclosure } from "#ui/disclosure.tsx";
import { SelectField, TextArea } from "#ui/field.tsx";
import { HiddenFields } from "#ui/hidden-fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { replyAction, showAction, withholdAction } from "./actions.ts";

type Field = { id: string; name: string; error: string | undefined; errorPrefix: string };

/** One of many forms on a page: what is wrong stands in it, takes the focus, and what was typed stays. */
function WordsForm(props: {
	action: (before: FormState, form: FormData) => Promise<FormState>;
	/** Tells this form's fields from those of the other words. */
	of: string;
	name: string;
	hidden: Record<string, string>;
	errorPrefix: string;
	submit: string;
	submitLabel: string;
	look?: ButtonLook;
	/** The form is folded away until somebody wants it. */
	fold?: Fold;
	children: (field: Field, typed: string | undefined) => ReactNode;
}) {
	const [state, action] = useActionState<FormState, FormData>(props.action, null);
	const top = useRef<HTMLDivElement>(null);
	const { name, of, fold } = props;
	const id = `${name}-${of}`;
	const error = state?.errors.find((one) => one.field === name)?.text;
	useEffect(() => {
		if (!state) return;
		if (state.refusal) top.current?.focus();
		else document.getElementById(id)?.focus();
	}, [state, id]);
	const form = (
		<form action={action} noValidate className="grid gap-3">
			<HiddenFields of={props.hidden} />
			{state?.refusal ? (
				<div ref={top} tabIndex={-1}>
					<Notice role="alert" look="red">
						{state.refusal}
					</Notice>
				</div>
			) : null}
			{props.children(
				{ id, name, error, errorPrefix: props.errorPrefix },
				state?.values[name]?.[0],
			)}
			<p>
				<Button look={props.look} aria-label={props.submitLabel}>
					{props.submit}
				</Button>
			</p>
		</form>
	);
	if (!fold) return form;
	// Without scripts the page comes back anew: what is wrong must not be folded away.
	return (
		<Disclosure {...fold} open={state ? true : undefined}>
			{form}
		</Disclosure>
	);
}

type Fold = { summary: string; className: string };

type Common = {
	of: string;
	hidden: Record<string, string>;
	errorPrefix: string;
	submit: string;
	/** The button's name with whose words it decides about: many of them stand on the page. */
	submitLabel: string;
};

export function ShowForm(
	props: Common & { kept: string; lang: string; label: string; hint: string; rows: number },
) {
	return (
		<WordsForm {...props} action={showAction} name="kept">
			{(field, typed) => (
				<TextArea
					{...field}
					label={props.label}
					rows={props.rows}
					// Said once for everybody at the head of the list; here it is heard.
					hint={<span className="sr-only">{props.hint}</span>}
					lang={props.lang}
					spellCheck={false}
					defaultValue={typed ?? props.kept}
				/>
			)}
		</WordsForm>
	);
}

export function WithholdForm(
	props: Common & { fold: Fold; label: string; choose: string; reasons: [string, string][] },
) {
	return (
		<WordsForm {...props} action={withholdAction} name="reason" look="warning">
			{(field, typed) => (
				<SelectField
					{...field}
					label={props.label}
					options={[["", props.choose], ...props.reasons]}
					defaultValue={typed ?? ""}
				/>
			)}
		</WordsForm>
	);
}

export function ReplyForm(
	props: Common & { fold: Fold; reply: string; label: string; hint: string },
) {
	return (
		<WordsForm {...props} action={replyAction} name="reply" look="quiet">
			{(field, typed) => (
				<TextArea
					{...field}
					rows={3}
					label={props.label}
					hint={props.hint}
					defaultValue={typed ?? props.reply}
				/>
			)}
		</WordsForm>
	);
}
