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
export function ReferencePad(props: {
	value: string;
	onChange: (value: string) => void;
	onDone: () => void;
	texts: KioskTexts;
}) {
	const { value, texts } = props;
	const add = (letter: string) => value.length < wholeLength && props.onChange(value + letter);
	const shown = value.padEnd(wholeLength, "_");
	return (
		<div className="grid gap-4">
			<p className="text-[1.2rem] text-ink-soft">{texts.referenceHint}</p>
			<p
				aria-hidden="true"
				className="tabular rounded-card border-2 border-line-strong bg-card px-5 py-3 text-center font-mono text-[2.4rem] font-[700] tracking-[0.2em]"
			>
				{shown.slice(0, 5)}-{shown.slice(5)}
			</p>
			<p role="status" className="sr-only">
				{texts.typed[value.length]}
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
				<BigButton onTap={() => props.onChange(value.slice(0, -1))}>{texts.erase}</BigButton>
				<BigButton look="main" onTap={props.onDone}>
					{texts.here}
				</BigButton>
			</div>
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
