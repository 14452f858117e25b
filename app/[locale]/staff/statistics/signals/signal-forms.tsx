"use client";

import { useActionState, useEffect, useRef } from "react";
import type { FormState } from "#lib/form.ts";
import { Button, type ButtonLook } from "#ui/button.tsx";
import { Disclosure } from "#ui/disclosure.tsx";
import { TextArea } from "#ui/field.tsx";
import { HiddenFields } from "#ui/hidden-fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { closeAction, noteAction, takeOnAction } from "./actions.ts";

type Action = (before: FormState, form: FormData) => Promise<FormState>;

type Common = {
	/** Tells this form's field from those of the other signals. */
	of: string;
	hidden: Record<string, string>;
	submit: string;
	/** The button's name with which signal it is about: many of them stand on the page. */
	submitLabel: string;
};

type WithText = Common & {
	/** What opens it. */
	summary: string;
	label: string;
	hint: string;
	value: string;
	errorPrefix: string;
};

/** One of many forms on a page: what is wrong stands in it and takes the focus, and what was typed stays. */
function SignalForm(
	props: Common & {
		action: Action;
		look?: ButtonLook;
		text?: {
			name: string;
			summary: string;
			label: string;
			hint: string;
			value: string;
			errorPrefix: string;
		};
	},
) {
	const { text } = props;
	const [state, action] = useActionState<FormState, FormData>(props.action, null);
	const refused = useRef<HTMLDivElement>(null);
	const id = `${text?.name ?? "signal"}-${props.of}`;
	useEffect(() => {
		if (!state) return;
		if (state.refusal) refused.current?.focus();
		else document.getElementById(id)?.focus();
	}, [state, id]);
	const form = (
		<form action={action} noValidate className="grid gap-3">
			<HiddenFields of={props.hidden} />
			{state?.refusal ? (
				<div ref={refused} tabIndex={-1}>
					<Notice role="alert" look="red">
						{state.refusal}
					</Notice>
				</div>
			) : null}
			{text ? (
				<TextArea
					id={id}
					name={text.name}
					rows={3}
					label={text.label}
					hint={text.hint}
					error={state?.errors.find(({ field }) => field === text.name)?.text}
					errorPrefix={text.errorPrefix}
					defaultValue={state?.values[text.name]?.[0] ?? text.value}
				/>
			) : null}
			<p>
				<Button look={props.look} aria-label={props.submitLabel}>
					{props.submit}
				</Button>
			</p>
		</form>
	);
	if (!text) return form;
	// Without scripts the page comes back anew: what is wrong must not be folded away.
	return (
		<Disclosure summary={text.summary} open={state ? true : undefined}>
			{form}
		</Disclosure>
	);
}

export const TakeOnForm = (props: Common) => (
	<SignalForm {...props} action={takeOnAction} look="quiet" />
);

export const NoteForm = ({ summary, label, hint, value, errorPrefix, ...props }: WithText) => (
	<SignalForm
		{...props}
		action={noteAction}
		look="quiet"
		text={{ name: "note", summary, label, hint, value, errorPrefix }}
	/>
);

export const CloseForm = ({ summary, label, hint, value, errorPrefix, ...props }: WithText) => (
	<SignalForm
		{...props}
		action={closeAction}
		text={{ name: "closing", summary, label, hint, value, errorPrefix }}
	/>
);
