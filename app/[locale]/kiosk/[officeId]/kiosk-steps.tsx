"use client";

import type { ReactNode } from "react";
import { QrCode } from "#ui/qr-code.tsx";
import { Ticket } from "#ui/ticket.tsx";
import type { KioskTexts } from "./kiosk-texts.ts";

const big =
	"min-h-20 cursor-pointer rounded-card border-2 px-6 py-4 text-[1.5rem] leading-tight font-[680]";
export const kioskButton = {
	main: `${big} border-blue bg-blue text-on-blue hover:bg-blue-hover`,
	quiet: `${big} border-line-strong bg-card text-ink hover:bg-sky`,
} as const;

export function BigButton(props: {
	look?: keyof typeof kioskButton;
	onTap: () => void;
	children: ReactNode;
	className?: string;
	lang?: string;
	label?: string;
}) {
	return (
		<button
			type="button"
			lang={props.lang}
			aria-label={props.label}
			onClick={props.onTap}
			className={`${kioskButton[props.look ?? "quiet"]} ${props.className ?? ""}`}
		>
			{props.children}
		</button>
	);
}

/** The alphabet of booking numbers: without I, L, O and U, which are mistaken for others. */
const letters = [..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"];
const wholeLength = 10;

/** A keypad of our own: the kiosk has no keyboard, and a system's own would lead out of the page. */
export function NumberPad(props: {
	value: string;
	/** The value as it stands on the screen. */
	shown: string;
	/** What is said of how much is typed. */
	said: string | undefined;
	hint: string;
	done: string;
	erase: string;
	onChange: (value: string) => void;
	onDone: () => void;
}) {
	const { value } = props;
	const add = (letter: string) => value.length < wholeLength && props.onChange(value + letter);
	return (
		<div className="grid gap-4">
			<p className="text-[1.2rem] text-ink-soft">{props.hint}</p>
			<p
				aria-hidden="true"
				className="tabular min-h-18 rounded-card border-2 border-line-strong bg-card px-5 py-3 text-center font-mono text-[2.4rem] font-[700] tracking-[0.2em]"
			>
				{props.shown}
			</p>
			<p role="status" className="sr-only">
				{props.said}
			</p>
			<div className="grid grid-cols-8 gap-2 portrait:grid-cols-6">
				{letters.map((letter) => (
					<button
						key={letter}
						type="button"
						onClick={() => add(letter)}
						className="min-h-16 cursor-pointer rounded-[12px] border-2 border-line-strong bg-card text-[1.6rem] font-[680] hover:bg-sky"
					>
						{letter}
					</button>
				))}
			</div>
			<div className="grid grid-cols-[1fr_2fr] gap-3">
				<BigButton onTap={() => props.onChange(value.slice(0, -1))}>{props.erase}</BigButton>
				<BigButton look="main" onTap={props.onDone}>
					{props.done}
				</BigButton>
			</div>
		</div>
	);
}

/** "7K3M9-X2___": how much of a booking's number is still to be typed. */
export function wholeReference(value: string): string {
	const shown = value.padEnd(wholeLength, "_");
	return `${shown.slice(0, 5)}-${shown.slice(5)}`;
}

/** Five marks, the best first. */
export function MarkButtons(props: {
	marks: { value: number; text: string }[];
	onTap: (rating: number) => void;
}) {
	return (
		<div className="grid gap-3">
			{props.marks.map(({ value, text }) => (
				<BigButton key={value} onTap={() => props.onTap(value)} className="text-start">
					<span className="tabular me-4 inline-block min-w-8 font-[780]">{value}</span>
					{text}
				</BigButton>
			))}
		</div>
	);
}

/** The number, on the screen and on paper of 80 mm. */
export function GivenTicket(props: {
	ticket: string;
	modules: boolean[][];
	office: string;
	texts: KioskTexts;
	onDone: () => void;
}) {
	const { texts } = props;
	return (
		<div className="grid items-center gap-6 landscape:grid-cols-[auto_1fr]">
			<Ticket
				term={texts.ticket}
				number={props.ticket}
				place={props.office}
				facts={[]}
				note={texts.onPhone}
			>
				<QrCode modules={props.modules} className="mx-auto size-44" />
			</Ticket>
			<div className="no-print grid gap-4">
				<p className="text-[1.6rem] leading-snug">{texts.ticketText}</p>
				<BigButton onTap={() => print()}>{texts.print}</BigButton>
				<BigButton look="main" onTap={props.onDone}>
					{texts.finish}
				</BigButton>
			</div>
		</div>
	);
}
