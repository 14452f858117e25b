"use client";

import { type ReactNode, useActionState } from "react";
import { Button, type ButtonLook } from "./button.tsx";
import { HiddenFields } from "./hidden-fields.tsx";
import { Notice } from "./notice.tsx";

type Answer = { refusal: string | null } | null;

/** A form that asks nothing but "yes": its one button does one thing, and a refusal comes back in words. */
export function PlainForm(props: {
	action: (state: Answer, form: FormData) => Promise<Answer>;
	hidden: Record<string, string>;
	submit: string;
	look?: ButtonLook;
	children?: ReactNode;
}) {
	const [state, action] = useActionState<Answer, FormData>(props.action, null);
	return (
		<form action={action} noValidate>
			<HiddenFields of={props.hidden} />
			{state?.refusal ? (
				<Notice role="alert" look="red" className="mb-4">
					{state.refusal}
				</Notice>
			) : null}
			{props.children}
			<Button look={props.look}>{props.submit}</Button>
		</form>
	);
}
