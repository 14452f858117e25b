"use client";

import type { ReactNode } from "react";
import { Button } from "#ui/button.tsx";
import { type Choice, ChoiceField, TextField } from "#ui/field.tsx";
import { PageForm, type PageFormTexts } from "#ui/page-form.tsx";
import { takeNumber } from "./actions.ts";

export type JoinTexts = PageFormTexts &
	Record<
		| "heading"
		| "lead"
		| "kind"
		| "code"
		| "codeHint"
		| "spoken"
		| "adjustments"
		| "adjustmentsHint"
		| "submit",
		string
	>;

/** What for, which language, what helps, and the code that says one stands at the office. */
export function JoinForm(props: {
	hidden: Record<string, string>;
	kinds: Choice[];
	languages: Choice[];
	spoken: string;
	adjustments: Choice[];
	texts: JoinTexts;
	/** The page's heading and what stands above the form: the errors come before it. */
	children: ReactNode;
}) {
	const { texts } = props;
	return (
		<PageForm
			action={takeNumber}
			hidden={props.hidden}
			texts={texts}
			className="grid max-w-[36rem] gap-6"
			above={
				<>
					{props.children}
					<h2 className="mt-9 mb-1">{texts.heading}</h2>
					<p className="mb-4 max-w-[48ch] text-ink-soft">{texts.lead}</p>
				</>
			}
		>
			{({ field, typed }) => (
				<>
					<TextField
						{...field("code")}
						label={texts.code}
						hint={texts.codeHint}
						inputMode="numeric"
						autoComplete="off"
						className="tabular max-w-[9rem] font-mono text-[1.4rem] tracking-[0.2em]"
						defaultValue={typed("code")?.[0]}
					/>
					<ChoiceField
						{...field("kind")}
						type="radio"
						label={texts.kind}
						choices={props.kinds}
						chosen={typed("kind") ?? []}
					/>
					<ChoiceField
						{...field("spoken")}
						type="radio"
						inline
						label={texts.spoken}
						choices={props.languages}
						chosen={typed("spoken") ?? [props.spoken]}
					/>
					<ChoiceField
						{...field("adjustments")}
						type="checkbox"
						label={texts.adjustments}
						hint={texts.adjustmentsHint}
						choices={props.adjustments}
						chosen={typed("adjustments") ?? []}
					/>
					<p>
						<Button>{texts.submit}</Button>
					</p>
				</>
			)}
		</PageForm>
	);
}
