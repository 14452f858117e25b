"use client";

import type { ReactNode } from "react";
import { joinList } from "#app/[locale]/(resident)/waiting-list/actions.ts";
import { Button } from "#ui/button.tsx";
import { type Choice, ChoiceField, SelectField, TextField } from "#ui/field.tsx";
import { PageForm, type PageFormTexts } from "#ui/page-form.tsx";

export type WaitingTexts = PageFormTexts &
	Record<
		| "untilDay"
		| "name"
		| "nameHint"
		| "phone"
		| "phoneHint"
		| "email"
		| "emailHint"
		| "language"
		| "submit",
		string
	>;

/** Who waits and until when. What was typed stays, whatever is wrong with it. */
export function WaitingForm(props: {
	hidden: Record<string, string>;
	texts: WaitingTexts;
	days: [string, string][];
	languages: Choice[];
	children: ReactNode;
}) {
	const { texts } = props;
	return (
		<PageForm action={joinList} hidden={props.hidden} texts={texts} above={props.children}>
			{({ field, typed }) => (
				<>
					<SelectField
						{...field("untilDay")}
						label={texts.untilDay}
						options={props.days}
						defaultValue={typed("untilDay")?.[0] ?? props.days.at(-1)?.[0]}
					/>
					<TextField
						{...field("name")}
						label={texts.name}
						hint={texts.nameHint}
						autoComplete="name"
						spellCheck={false}
						defaultValue={typed("name")?.[0]}
					/>
					<TextField
						{...field("phone")}
						label={texts.phone}
						hint={texts.phoneHint}
						type="tel"
						inputMode="tel"
						autoComplete="tel"
						className="max-w-[18rem]"
						defaultValue={typed("phone")?.[0]}
					/>
					<TextField
						{...field("email")}
						label={texts.email}
						hint={texts.emailHint}
						type="email"
						inputMode="email"
						autoComplete="email"
						defaultValue={typed("email")?.[0]}
					/>
					<ChoiceField
						{...field("language")}
						type="radio"
						inline
						label={texts.language}
						choices={props.languages}
						chosen={typed("language") ?? [props.hidden.locale ?? ""]}
					/>
					<p>
						<Button>{texts.submit}</Button>
					</p>
				</>
			)}
		</PageForm>
	);
}
