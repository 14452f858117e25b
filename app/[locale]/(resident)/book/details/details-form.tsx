"use client";

import type { ReactNode } from "react";
import { giveDetails } from "#app/[locale]/(resident)/book/actions.ts";
import { Button } from "#ui/button.tsx";
import { type Choice, ChoiceField, TextField } from "#ui/field.tsx";
import { PageForm, type PageFormTexts } from "#ui/page-form.tsx";

export type DetailsTexts = PageFormTexts &
	Record<
		| "name"
		| "nameHint"
		| "phone"
		| "phoneHint"
		| "email"
		| "emailHint"
		| "remind"
		| "language"
		| "adjustments"
		| "adjustmentsHint"
		| "forWhom"
		| "forSomeone"
		| "forSomeoneHint"
		| "submit",
		string
	>;

/** Who comes. What was typed stays, whatever is wrong with it. The errors stand first, before the heading. */
export function DetailsForm(props: {
	locale: string;
	hold: string;
	texts: DetailsTexts;
	kept: Record<string, string[]>;
	languages: Choice[];
	adjustments: Choice[];
	remindWays: Choice[];
	/** The page's heading and what stands above the form. */
	children: ReactNode;
}) {
	const { texts } = props;
	return (
		<PageForm
			action={giveDetails}
			hidden={{ locale: props.locale, hold: props.hold }}
			texts={texts}
			above={props.children}
			kept={props.kept}
		>
			{({ field, typed }) => (
				<>
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
						{...field("remind")}
						type="radio"
						label={texts.remind}
						choices={props.remindWays}
						chosen={typed("remind") ?? ["sms"]}
					/>
					<ChoiceField
						{...field("language")}
						type="radio"
						inline
						label={texts.language}
						choices={props.languages}
						chosen={typed("language") ?? [props.locale]}
					/>
					<ChoiceField
						{...field("adjustments")}
						type="checkbox"
						label={texts.adjustments}
						hint={texts.adjustmentsHint}
						choices={props.adjustments}
						chosen={typed("adjustments") ?? []}
					/>
					<ChoiceField
						{...field("forSomeoneElse")}
						type="checkbox"
						label={texts.forWhom}
						choices={[{ value: "yes", label: texts.forSomeone, hint: texts.forSomeoneHint }]}
						chosen={typed("forSomeoneElse") ?? []}
					/>
					<p>
						<Button>{texts.submit}</Button>
					</p>
				</>
			)}
		</PageForm>
	);
}
