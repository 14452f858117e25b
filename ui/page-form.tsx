"use client";

import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { ErrorSummary } from "./error-summary.tsx";
import { HiddenFields } from "./hidden-fields.tsx";
import { Notice } from "./notice.tsx";

type Answer = {
	errors: { field: string; text: string }[];
	values: Record<string, string[]>;
	refusal: string | null;
} | null;

/** The words that every form of a whole page says, beside its own. */
export type PageFormTexts = Record<"title" | "errorTitle" | "errorSummary" | "errorPrefix", string>;

type Inside = {
	/** What each field needs of the form: its id, and what is wrong with it. */
	field: (id: string) => { id: string; error: string | undefined; errorPrefix: string };
	/** What was typed into it before, or what was kept of it. */
	typed: (id: string) => string[] | undefined;
	isAnswered: boolean;
};

/**
 * A form that is its page's matter: the title says "Error:" when something is wrong, what is wrong stands first in
 * main, before the heading (`above`), and what was typed stays. It works as a plain POST; with scripts on the page,
 * what is wrong takes the focus.
 */
export function PageForm(props: {
	action: (before: Answer, form: FormData) => Promise<Answer>;
	hidden: Record<string, string>;
	texts: PageFormTexts;
	/** The page's heading and what stands before the form. */
	above: ReactNode;
	kept?: Record<string, string[]>;
	className?: string;
	/** Where the typing begins; without it the page begins at its top. */
	startsAt?: string;
	children: (form: Inside) => ReactNode;
}) {
	const { texts, startsAt } = props;
	const [state, action] = useActionState<Answer, FormData>(props.action, null);
	const top = useRef<HTMLDivElement>(null);
	const errors = state?.errors ?? [];
	const values = state?.values ?? props.kept;
	useEffect(() => {
		if (state) top.current?.querySelector<HTMLElement>("[role=alert]")?.focus();
		else if (startsAt) document.getElementById(startsAt)?.focus();
	}, [state, startsAt]);
	return (
		<>
			<title>{errors.length > 0 || state?.refusal ? texts.errorTitle : texts.title}</title>
			<div ref={top}>
				<ErrorSummary title={texts.errorSummary} errors={errors} />
				{state?.refusal ? (
					<Notice role="alert" look="red" className="mt-5 mb-6">
						{state.refusal}
					</Notice>
				) : null}
			</div>
			{props.above}
			<form action={action} noValidate className={props.className ?? "grid max-w-[34rem] gap-6"}>
				<HiddenFields of={props.hidden} />
				{props.children({
					field: (id) => ({
						id,
						error: errors.find((error) => error.field === id)?.text,
						errorPrefix: texts.errorPrefix,
					}),
					typed: (id) => values?.[id],
					isAnswered: state !== null,
				})}
			</form>
		</>
	);
}
