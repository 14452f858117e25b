"use client";

import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { TextField } from "./field.tsx";
import { PageForm, type PageFormTexts } from "./page-form.tsx";

type LookupField = {
	id: string;
	label: string;
	hint?: string;
	inputMode?: "text" | "numeric";
	value?: string;
	secret?: boolean;
};

/** A short form of text fields, one question each. Secrets are not given back into the page. */
export function LookupForm(props: {
	action: Parameters<typeof PageForm>[0]["action"];
	hidden: Record<string, string>;
	fields: LookupField[];
	texts: PageFormTexts & { submit: string };
	/** The page's heading: what is wrong comes before it. */
	children: ReactNode;
}) {
	return (
		<PageForm
			action={props.action}
			hidden={props.hidden}
			texts={props.texts}
			above={props.children}
			className="grid max-w-[30rem] gap-5"
		>
			{({ field, typed }) => (
				<>
					{props.fields.map(({ id, label, hint, inputMode, value, secret }) => (
						<TextField
							key={id}
							{...field(id)}
							label={label}
							hint={hint}
							inputMode={inputMode}
							autoComplete="off"
							spellCheck={false}
							className="max-w-[18rem]"
							defaultValue={secret ? undefined : (typed(id)?.[0] ?? value)}
						/>
					))}
					<p>
						<Button>{props.texts.submit}</Button>
					</p>
				</>
			)}
		</PageForm>
	);
}
