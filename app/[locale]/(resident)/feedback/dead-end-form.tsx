"use client";

import type { ReactNode } from "react";
import { Button } from "#ui/button.tsx";
import { ChoiceField, TextArea } from "#ui/field.tsx";
import { PageForm, type PageFormTexts } from "#ui/page-form.tsx";
import { sendDeadEnd } from "./actions.ts";

export function DeadEndForm(props: {
	hidden: Record<string, string>;
	kinds: { value: string; label: string }[];
	/** The one that the link to this page named. */
	chosen: string;
	texts: PageFormTexts & Record<"kind" | "words" | "hint" | "noAppeal" | "submit", string>;
	/** The page's heading and what stands above the form: the errors come before it. */
	children: ReactNode;
}) {
	const { texts } = props;
	return (
		<PageForm
			action={sendDeadEnd}
			hidden={props.hidden}
			texts={texts}
			above={props.children}
			className="grid gap-6"
		>
			{({ field, typed }) => (
				<>
					<ChoiceField
						{...field("kind")}
						type="radio"
						label={texts.kind}
						choices={props.kinds}
						chosen={typed("kind") ?? [props.chosen]}
					/>
					<TextArea
						{...field("words")}
						label={texts.words}
						hint={texts.hint}
						defaultValue={typed("words")?.[0]}
					/>
					<div>
						<p className="mb-4 text-ink-soft">{texts.noAppeal}</p>
						<Button>{texts.submit}</Button>
					</div>
				</>
			)}
		</PageForm>
	);
}
