"use client";

import type { ReactNode } from "react";
import { rateTicket } from "#app/[locale]/(resident)/feedback/here/actions.ts";
import { Button } from "#ui/button.tsx";
import { type Choice, ChoiceField, TextField } from "#ui/field.tsx";
import { PageForm, type PageFormTexts } from "#ui/page-form.tsx";

export function TicketForm(props: {
	hidden: Record<string, string>;
	/** The code of the day, where the wall's QR has brought it along. */
	code: string;
	marks: Choice[];
	texts: PageFormTexts &
		Record<"code" | "codeHint" | "ticket" | "ticketHint" | "marks" | "submit", string>;
	children: ReactNode;
}) {
	const { texts } = props;
	const box = "tabular max-w-[11rem] font-mono text-[1.3rem] tracking-[0.12em]";
	return (
		<PageForm
			action={rateTicket}
			hidden={props.hidden}
			texts={texts}
			above={props.children}
			className="grid max-w-[32rem] gap-6"
		>
			{({ field, typed }) => (
				<>
					<TextField
						{...field("ticket")}
						label={texts.ticket}
						hint={texts.ticketHint}
						autoComplete="off"
						autoCapitalize="characters"
						spellCheck={false}
						className={box}
						defaultValue={typed("ticket")?.[0]}
					/>
					<TextField
						{...field("code")}
						label={texts.code}
						hint={texts.codeHint}
						inputMode="numeric"
						autoComplete="off"
						className={box}
						defaultValue={typed("code")?.[0] ?? props.code}
					/>
					<ChoiceField
						{...field("rating")}
						type="radio"
						label={texts.marks}
						choices={props.marks}
						chosen={typed("rating") ?? []}
					/>
					<p>
						<Button>{texts.submit}</Button>
					</p>
				</>
			)}
		</PageForm>
	);
}
