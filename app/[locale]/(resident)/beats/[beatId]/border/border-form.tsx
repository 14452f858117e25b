"use client";

import type { ReactNode } from "react";
import { Button } from "#ui/button.tsx";
import { TextArea } from "#ui/field.tsx";
import { PageForm, type PageFormTexts } from "#ui/page-form.tsx";
import { reportBorder } from "./actions.ts";

export function BorderForm(props: {
	hidden: Record<string, string>;
	texts: PageFormTexts & Record<"message" | "hint" | "submit", string>;
	/** The page's heading and what stands above the form: the errors come before it. */
	children: ReactNode;
}) {
	const { texts } = props;
	return (
		<PageForm
			action={reportBorder}
			hidden={props.hidden}
			texts={texts}
			above={props.children}
			className="grid gap-5"
		>
			{({ field, typed }) => (
				<>
					<TextArea
						{...field("message")}
						label={texts.message}
						hint={texts.hint}
						defaultValue={typed("message")?.[0]}
					/>
					<p>
						<Button>{texts.submit}</Button>
					</p>
				</>
			)}
		</PageForm>
	);
}
