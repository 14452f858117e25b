"use client";

import type { ReactNode } from "react";
import { QrCode } from "#ui/qr-code.tsx";
import type { DisplayState } from "./display-state.ts";
import { useChime } from "./use-chime.ts";
import { useLive } from "./use-live.ts";

type Pair = { lang: string; text: string }[];

/** Both languages of the wall: the first large, the second under it. */
function Both(props: { words: Pair; className?: string; second?: string }) {
	return (
		<span className={`block ${props.className ?? ""}`}>
			{props.words.map(({ lang, text }, index) => (
				<span
					key={lang}
					lang={lang}
					className={`block ${index > 0 ? (props.second ?? "text-[0.72em] text-on-deep-soft") : ""}`}
				>
					{text}
				</span>
			))}
		</span>
	);
}

function Latest(props: { call: DisplayState["calls"][number] | undefined; texts: Texts }) {
	const { call, texts } = props;
	if (!call)
		return (
			<p className="self-center text-[4vw] leading-tight font-[700]">
				<Both words={texts.none} />
			</p>
		);
	return (
		<div
			className={`grid grid-cols-[1.3fr_1fr] items-center rounded-[1.5vw] border-[0.6vw] px-[2.5vw] py-[1vw] ${call.open ? "border-gold" : "border-on-deep-soft"}`}
		>
			<p>
				<Both words={texts.ticket} className="text-[2.1vw] leading-tight" />
				<span className="tabular block text-[12vw] leading-[1.05] font-[800] tracking-tight">
					{call.ticket}
				</span>
			</p>
			<p className="text-end">
				<Both words={texts.window} className="text-[2.1vw] leading-tight" />
				<span className="tabular block text-[12vw] leading-[1.05] font-[800]">
					<span aria-hidden="true" className="me-[1vw] text-[8vw] font-normal">
						→
					</span>
					{call.window}
				</span>
			</p>
		</div>
	);
}

type Texts = Record<
	| "office"
	| "ticket"
	| "window"
	| "earlier"
	| "none"
	| "rule"
	| "take"
	| "code"
	| "noCode"
	| "rate"
	| "lost"
	| "soundOn"
	| "soundIsOn",
	Pair
>;

/** Read at five metres: nothing here is smaller than a fiftieth of the screen's width. */
export function DisplayScreen(props: {
	first: DisplayState;
	stateUrl: string;
	eventsUrl: string;
	languages: string[];
	texts: Texts;
	qr: ReactNode;
}) {
	const { texts, languages } = props;
	const { state, isLost } = useLive(props.first, props.stateUrl, props.eventsUrl);
	const [latest, ...earlier] = state.calls;
	const { isOn, turnOn } = useChime(latest?.key);
	const both = (words: string[]): Pair =>
		words.map((text, index) => ({ lang: languages[index] ?? "", text }));
	return (
		<main className="flex min-h-screen flex-col gap-[1.1vw] bg-deep px-[2vw] py-[1.4vw] text-on-deep">
			<header className="flex items-start justify-between gap-[2vw] text-[2vw] leading-tight">
				<h1 className="text-[2.2vw] font-[720] tracking-normal">
					<Both words={texts.office} />
				</h1>
				<Both words={both(state.waiting)} className="font-[650]" />
				<p className="text-end">
					<time className="tabular block text-[4.4vw] leading-none font-[760]">{state.time}</time>
					<Both words={both(state.date)} className="mt-[0.4vw] text-[1.7vw]" />
				</p>
			</header>
			<p role="alert" className="empty:hidden">
				{isLost ? (
					<span className="block rounded-[1vw] bg-white px-[2vw] py-[0.8vw] text-[2.2vw] font-[700] text-[#a3201f]">
						<Both words={texts.lost} second="text-[0.8em]" />
					</span>
				) : null}
			</p>
			<section
				aria-live="polite"
				className="grid flex-1 gap-[2vw] landscape:grid-cols-[1.75fr_1fr]"
			>
				<Latest call={latest} texts={texts} />
				<div>
					<h2 className="mb-[0.6vw] text-[2vw] leading-tight font-[650]">
						<Both words={texts.earlier} />
					</h2>
					<ol>
						{earlier.map((call) => (
							<li
								key={call.key}
								className="tabular flex items-baseline justify-between border-t border-on-deep-soft py-[0.3vw] text-[3.6vw] leading-tight font-[700]"
							>
								<span>{call.ticket}</span>
								<span>
									<span aria-hidden="true" className="me-[1vw] font-normal">
										→
									</span>
									{call.window}
								</span>
							</li>
						))}
					</ol>
				</div>
			</section>
			<footer className="grid items-center gap-[2vw] border-t-[0.3vw] border-gold pt-[1vw] landscape:grid-cols-[1fr_auto]">
				<div className="text-[1.65vw] leading-snug portrait:text-[2.6vw]">
					<Both words={texts.rule} />
					<div className="mt-[0.7vw] text-[1.5vw]">
						{isOn ? (
							<Both words={texts.soundIsOn} className="text-on-deep-soft" />
						) : (
							<button
								type="button"
								onClick={turnOn}
								className="min-h-11 cursor-pointer rounded-[0.8vw] border-2 border-on-deep px-[1.4vw] py-[0.5vw] font-[650]"
							>
								{texts.soundOn.map(({ lang, text }, index) => (
									<span key={lang} lang={lang}>
										{index > 0 ? " · " : ""}
										{text}
									</span>
								))}
							</button>
						)}
					</div>
				</div>
				<div className="flex items-center gap-[1.1vw]">
					<div className="max-w-[17vw] text-end text-[1.6vw] leading-tight portrait:max-w-none">
						<Both words={texts.take} />
						{state.code ? (
							<>
								<Both words={texts.code} className="mt-[0.5vw] text-[1.5vw]" />
								<b className="tabular block font-mono text-[4.6vw] leading-none font-[800] tracking-[0.12em]">
									{state.code}
								</b>
							</>
						) : (
							<Both words={texts.noCode} className="mt-[0.8vw]" />
						)}
					</div>
					{props.qr}
					{state.rateRows ? (
						<>
							<Both
								words={texts.rate}
								className="max-w-[11.5vw] border-s-[0.15vw] border-on-deep-soft ps-[0.9vw] text-end text-[1.5vw] leading-tight portrait:max-w-[20vw] portrait:text-[2.2vw]"
							/>
							<QrCode
								modules={state.rateRows.map((row) => [...row].map((one) => one === "1"))}
								className="size-[9.5vw] portrait:size-[18vw]"
							/>
						</>
					) : null}
				</div>
			</footer>
		</main>
	);
}
