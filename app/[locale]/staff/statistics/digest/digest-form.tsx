"use client";

import type { ReactNode } from "react";
import { Button } from "#ui/button.tsx";
import { type Choice, ChoiceField, TextField } from "#ui/field.tsx";
import { PageForm, type PageFormTexts } from "#ui/page-form.tsx";
import { subscribeAction } from "./actions.ts";

/** Where the digest goes, and in which language. */
export function DigestForm(props: {
	locale: string;
	email: string;
	language: string;
	languages: Choice[];
	texts: PageFormTexts & Record<"email" | "emailHint" | "language" | "submit", string>;
	/** The page's heading: what is wrong comes before it. */
	children: ReactNode;
}) {
	const { texts } = props;
	return (
		<PageForm
			action={subscribeAction}
			hidden={{ locale: props.locale }}
			texts={texts}
			above={props.children}
		>
			{({ field, typed }) => (
				<>
					<TextField
						{...field("email")}
						label={texts.email}
						hint={texts.emailHint}
						type="email"
						inputMode="email"
						autoComplete="email"
						defaultValue={typed("email")?.[0] ?? props.email}
					/>
					<ChoiceField
						{...field("language")}
						type="radio"
						label={texts.language}
						choices={props.languages}
						chosen={typed("language") ?? [props.language]}
					/>
					<div>
						<Button>{texts.submit}</Button>
					</div>
				</>
			)}
		</PageForm>
	);
}
