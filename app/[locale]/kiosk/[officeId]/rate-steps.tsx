"use client";

import { useState } from "react";
import { type KioskRating, kioskFindServed, kioskRate } from "./actions.ts";
import { BigButton, MarkButtons, NumberPad } from "./kiosk-steps.tsx";
import type { KioskTexts } from "./kiosk-texts.ts";

type Step = "number" | "mark" | "waiting" | "rated" | "refused";

/** The number of a visit of today, then one tap. The screen's own clock clears it all, as everywhere at the kiosk. */
export function RateSteps(props: {
	officeId: string;
	language: string;
	texts: KioskTexts;
	/** The heading of the screen, which says where one is and what came of it. */
	onTitle: (title: string) => void;
	onDone: () => void;
}) {
	const { officeId, language, texts } = props;
	const [step, setStep] = useState<Step>("number");
	const [ticket, setTicket] = useState("");
	const go = (next: Step, title: string) => {
		setStep(next);
		props.onTitle(title);
	};
	const ask = async (asking: Promise<KioskRating>, next: Step, title: string) => {
		go("waiting", texts.wait);
		const answer = await asking.catch(() => ({ ok: false, text: texts.refusalRate }) as const);
		if (answer.ok) go(next, title);
		else go("refused", answer.text);
	};
	if (step === "number")
		return (
			<NumberPad
				value={ticket}
				shown={ticket}
				said={ticket}
				hint={texts.ticketNumberHint}
				done={texts.next}
				erase={texts.erase}
				onChange={setTicket}
				onDone={() => ask(kioskFindServed({ officeId, ticket, language }), "mark", texts.rate)}
			/>
		);
	if (step === "mark")
		return (
			<MarkButtons
				marks={texts.marks}
				onTap={(rating) =>
					ask(kioskRate({ officeId, ticket, rating, language }), "rated", texts.rated)
				}
			/>
		);
	if (step === "waiting") return null;
	return (
		<div className="grid gap-4">
			{step === "refused" ? (
				<BigButton onTap={() => go("number", texts.ticketNumber)}>{texts.retype}</BigButton>
			) : null}
			<BigButton look="main" onTap={props.onDone}>
				{texts.finish}
			</BigButton>
		</div>
	);
}
