"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { Mark } from "#ui/mark.tsx";
import { type KioskAnswer, kioskCheckIn, kioskJoin, kioskStays } from "./actions.ts";
import { BigButton, GivenTicket, NumberPad, wholeReference } from "./kiosk-steps.tsx";
import type { KioskTexts } from "./kiosk-texts.ts";
import { RateSteps } from "./rate-steps.tsx";
import { useClearing } from "./use-clearing.ts";

type Language = "kk" | "ru" | "en";
type Step = "language" | "start" | "kind" | "reference" | "rate" | "waiting" | "ticket" | "refused";

/** The seconds are seen all the time and heard from here on. */
const heardFrom = 15;
const staysEveryMs = 5 * 60_000;

/** One step a screen, nothing that leads out, and nothing of anybody left after a minute. */
export function KioskScreen(props: {
	officeId: string;
	first: Language;
	/** "Choose a language", in each of them. */
	headings: { lang: string; text: string }[];
	/** Each language by its own name. */
	names: [Language, string][];
	office: { lang: string; text: string }[];
	texts: Record<Language, KioskTexts>;
}) {
	const [language, setLanguage] = useState<Language>(props.first);
	const [step, setStep] = useState<Step>("language");
	const [reference, setReference] = useState("");
	const [answer, setAnswer] = useState<KioskAnswer | null>(null);
	const [rateTitle, setRateTitle] = useState<string | null>(null);
	const formKey = useRef("");
	const heading = useRef<HTMLHeadingElement>(null);
	const texts = props.texts[language];
	const clear = useCallback(() => {
		setStep("language");
		setLanguage(props.first);
		setReference("");
		setAnswer(null);
		setRateTitle(null);
		formKey.current = "";
	}, [props.first]);
	const left = useClearing(
		step !== "language" && step !== "waiting",
		props.texts.kk.clears.length - 1,
		clear,
	);
	// Each step, and each step of a rating, begins at its heading.
	const place = `${step} ${rateTitle}`;
	useEffect(() => {
		if (!place.startsWith("language")) heading.current?.focus();
	}, [place]);
	useEffect(() => {
		document.documentElement.lang = language;
	}, [language]);
	useEffect(() => {
		const stays = setInterval(() => void kioskStays().catch(() => {}), staysEveryMs);
		return () => clearInterval(stays);
	}, []);
	const send = async (asking: Promise<KioskAnswer>) => {
		setStep("waiting");
		const given = await asking.catch(() => ({ ok: false, text: texts.failed }) as const);
		setAnswer(given);
		setStep(given.ok ? "ticket" : "refused");
	};
	const begin = (chosen: Language) => {
		formKey.current = crypto.randomUUID();
		setLanguage(chosen);
		setStep("start");
	};
	const join = (kind: string) =>
		send(kioskJoin({ officeId: props.officeId, kind, language, formKey: formKey.current }));
	const office = props.office.find(({ lang }) => lang === language)?.text ?? "";
	const title = {
		language: null,
		start: texts.start,
		kind: texts.kind,
		reference: texts.reference,
		rate: rateTitle ?? texts.ticketNumber,
		waiting: texts.wait,
		ticket: texts.ticket,
		refused: answer?.ok === false ? answer.text : texts.failed,
	}[step];
	return (
		<main className="wrap flex min-h-screen flex-col gap-5 py-6 portrait:gap-10 portrait:py-16">
			<p className="no-print flex items-center gap-3 text-[1.15rem] font-[630] text-ink-soft">
				<Mark /> {office}
			</p>
			<h1 ref={heading} tabIndex={-1} className="no-print text-[2.1rem] portrait:text-[2.8rem]">
				{title ??
					props.headings.map(({ lang, text }) => (
						<span key={lang} lang={lang} className="block leading-snug">
							{text}
						</span>
					))}
			</h1>
			<div className="flex-1 portrait:pt-8">
				{step === "language" ? (
					<div className="grid gap-4">
						{props.names.map(([one, name], index) => (
							<BigButton
								key={one}
								lang={one}
								look={index === 0 ? "main" : "quiet"}
								onTap={() => begin(one)}
								className="min-h-24 text-[2rem] portrait:min-h-40 portrait:text-[2.8rem]"
							>
								{name}
							</BigButton>
						))}
					</div>
				) : null}
				{step === "start" ? (
					<div className="grid gap-4">
						<BigButton
							look="main"
							onTap={() => setStep("reference")}
							className="min-h-28 portrait:min-h-40 portrait:text-[2rem]"
						>
							{texts.booked}
						</BigButton>
						<BigButton
							onTap={() => setStep("kind")}
							className="min-h-28 portrait:min-h-40 portrait:text-[2rem]"
						>
							{texts.walkIn}
						</BigButton>
						<BigButton
							onTap={() => setStep("rate")}
							className="min-h-20 portrait:min-h-32 portrait:text-[2rem]"
						>
							{texts.served}
						</BigButton>
					</div>
				) : null}
				{step === "kind" ? (
					<div className="grid gap-3 landscape:grid-cols-2">
						{texts.kinds.map(({ value, label }) => (
							<BigButton key={value} onTap={() => join(value)} className="min-h-16 text-start">
								{label}
							</BigButton>
						))}
					</div>
				) : null}
				{step === "reference" ? (
					<NumberPad
						value={reference}
						shown={wholeReference(reference)}
						said={texts.typed[reference.length]}
						hint={texts.referenceHint}
						done={texts.here}
						erase={texts.erase}
						onChange={setReference}
						onDone={() => send(kioskCheckIn(reference, language))}
					/>
				) : null}
				{step === "rate" ? (
					<RateSteps
						officeId={props.officeId}
						language={language}
						texts={texts}
						onTitle={setRateTitle}
						onDone={clear}
					/>
				) : null}
				{step === "ticket" && answer?.ok ? (
					<GivenTicket
						ticket={answer.ticket}
						modules={answer.modules}
						office={office}
						texts={texts}
						onDone={clear}
					/>
				) : null}
			</div>
			{step === "language" ? <div aria-hidden="true" className="weave no-print" /> : null}
			{step === "language" || step === "waiting" ? null : (
				<footer className="no-print flex flex-wrap items-center justify-between gap-4">
					<div className="flex flex-wrap gap-3">
						{step === "ticket" ? null : (
							<BigButton
								onTap={step === "start" || step === "refused" ? clear : () => setStep("start")}
							>
								{step === "refused" ? texts.over : texts.back}
							</BigButton>
						)}
					</div>
					<div className="flex flex-wrap items-center gap-4">
						<p
							className={`tabular text-[1.2rem] ${left <= heardFrom ? "font-[720] text-red" : ""}`}
						>
							{texts.clears[left]}
						</p>
						<p role="alert" className="sr-only">
							{left <= heardFrom ? texts.clears[left <= 5 ? 5 : heardFrom] : ""}
						</p>
						{left <= heardFrom ? <BigButton onTap={() => {}}>{texts.stay}</BigButton> : null}
					</div>
				</footer>
			)}
		</main>
	);
}
