import type { ReactNode } from "react";
import { Mark } from "./mark.tsx";

export type FrameLink = {
	href: string;
	text: string;
	/** What a narrow screen shows; the full text stays its accessible name. */
	short?: string;
	current?: boolean;
	lang?: string;
};

export type FrameTexts = {
	skip: string;
	official: string;
	/** Opens what tells this site from an imitation. */
	howYouKnow: string;
	reasons: string[];
	emergency: string;
	/** What the word "synthetic" says, and of what; a narrow screen shows the first only. */
	demo: { short: string; what: string } | null;
	name: string;
	tagline: string;
	languageLabel: string;
	navigationLabel: string;
	footerLabel: string;
	credits: string;
};

/** The strip above everything: whose site this is, how one knows, and the number that must not be searched for. */
function OfficialStrip(props: { texts: FrameTexts; entrance: ReactNode }) {
	const { texts } = props;
	return (
		<div className="no-print bg-deep text-[0.8rem] text-on-deep sm:text-[0.92rem]">
			<div className="wrap grid grid-cols-[1fr_auto] items-start gap-x-4 py-1 sm:grid-cols-[1fr_auto_auto]">
				<div className="sm:order-1">{props.entrance}</div>
				<details className="official order-2 col-span-2 min-w-0 sm:order-none sm:col-span-1">
					<summary className="flex min-h-11 flex-wrap items-center gap-x-2 py-1 leading-snug">
						<b className="font-[650]">{texts.official}</b>
						<span className="text-on-deep-soft underline decoration-1 underline-offset-4">
							{texts.howYouKnow}
						</span>
					</summary>
					<ul className="grid gap-1 pt-1 pb-3 text-on-deep-soft">
						{texts.reasons.map((reason) => (
							<li key={reason} className="grid grid-cols-[auto_1fr] gap-2">
								<span aria-hidden="true" className="mt-2 size-2 bg-gold" />
								{reason}
							</li>
						))}
					</ul>
				</details>
				<a
					href="tel:102"
					className="order-1 my-0.5 inline-flex min-h-10 flex-none items-center rounded-[9px] bg-white px-2.5 leading-none sm:px-3 font-[720] text-[#a3201f] no-underline"
				>
					{texts.emergency}
				</a>
			</div>
		</div>
	);
}

function Languages(props: { label: string; languages: FrameLink[] }) {
	return (
		<nav aria-label={props.label} className="ms-auto">
			<ul className="flex gap-0.5">
				{props.languages.map((link) => (
					<li key={link.href}>
						<a
							href={link.href}
							lang={link.lang}
							hrefLang={link.lang}
							aria-current={link.current ? "true" : undefined}
							className="inline-flex min-h-11 items-center rounded-[9px] px-2.5 text-[0.95rem] no-underline hover:underline aria-[current]:bg-sky aria-[current]:font-[680] aria-[current]:text-ink"
						>
							{link.short ? (
								<>
									<span className="sr-only sm:not-sr-only">{link.text}</span>
									<span aria-hidden="true" className="sm:hidden">
										{link.short}
									</span>
								</>
							) : (
								link.text
							)}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}

function Navigation(props: { label: string; links: FrameLink[] }) {
	return (
		<nav
			aria-label={props.label}
			className="order-3 -mx-1 -mb-2 w-full text-[0.9rem] sm:-mx-2 sm:text-[0.97rem] md:order-none md:mb-0 md:w-auto md:text-[1rem]"
		>
			<ul className="flex flex-wrap gap-x-1">
				{props.links.map((link) => (
					<li key={link.href}>
						<a
							href={link.href}
							aria-current={link.current ? "page" : undefined}
							className="inline-flex min-h-11 items-center px-1 font-[620] no-underline hover:underline sm:px-2 aria-[current]:text-ink aria-[current]:underline aria-[current]:decoration-gold aria-[current]:decoration-4 aria-[current]:underline-offset-8"
						>
							{link.text}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}

/** The far shore, so that a page ends in a landscape and not in a slab. */
function Footer(props: { texts: FrameTexts; links: FrameLink[] }) {
	return (
		<footer className="no-print mt-14 text-on-deep-soft">
			<svg
				viewBox="0 0 1440 90"
				preserveAspectRatio="none"
				aria-hidden="true"
				className="block h-12 w-full sm:h-18"
			>
				<path
					className="fill-hill-far"
					opacity=".45"
					d="M0 66c70-8 110-40 170-42 50-2 80 22 130 20 60-2 90-40 150-42 70-2 110 44 180 46 50 2 90-20 140-18 60 2 100 28 160 28 70 0 110-36 180-36 60 0 100 30 160 34 60 4 110-12 170-10v44H0Z"
				/>
				<path
					className="fill-deep"
					d="M0 82c120-20 220-34 340-26 110 8 170 22 280 18 120-4 200-24 320-22 110 2 180 20 290 20 80 0 140-8 210-14v34H0Z"
				/>
			</svg>
			<div className="-mt-px bg-deep">
				<div className="wrap grid gap-4 pt-4 pb-8 text-[0.96rem]">
					<nav aria-label={props.texts.footerLabel}>
						<ul className="flex flex-wrap gap-x-7 gap-y-1">
							{props.links.map((link) => (
								<li key={link.href}>
									<a href={link.href} className="inline-flex min-h-11 items-center text-on-deep">
										{link.text}
									</a>
								</li>
							))}
						</ul>
					</nav>
					<p className="max-w-[70ch]">{props.texts.credits}</p>
				</div>
				<div aria-hidden="true" className="weave" />
			</div>
		</footer>
	);
}

/** Strip, stripes, mark, languages, content, footer: the same on every resident's page. */
export function PageFrame(props: {
	texts: FrameTexts;
	/** What stands above everything: the bar of the low-vision view, the notice of a saved copy. */
	view: ReactNode;
	/** The way into the low-vision view. */
	entrance: ReactNode;
	home: string;
	languages: FrameLink[];
	navigation: FrameLink[];
	footer: FrameLink[];
	children: ReactNode;
}) {
	const { texts } = props;
	return (
		<>
			<header>
				<a
					href="#main"
					className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:m-2 focus:rounded-field focus:bg-card focus:p-3"
				>
					{texts.skip}
				</a>
				{props.view}
				<OfficialStrip texts={texts} entrance={props.entrance} />
				{texts.demo ? (
					<div className="stripes text-[0.86rem] text-ink sm:text-[0.92rem]">
						<p className="wrap py-1 leading-snug">
							<b className="font-[650]">{texts.demo.short}</b>
							<span className="sr-only sm:not-sr-only">: {texts.demo.what}</span>
						</p>
					</div>
				) : null}
				<div className="no-print border-b border-line">
					<div className="wrap flex flex-wrap items-center gap-x-6 gap-y-1 py-2.5 sm:py-3">
						<a
							href={props.home}
							className="flex items-center gap-3 text-[1.3rem] leading-tight font-[780] tracking-tight text-ink no-underline"
						>
							<Mark />
							<span>
								{texts.name}
								<span className="sr-only text-[0.8rem] font-normal tracking-normal text-ink-soft sm:not-sr-only sm:block">
									{texts.tagline}
								</span>
							</span>
						</a>
						<Navigation label={texts.navigationLabel} links={props.navigation} />
						<Languages label={texts.languageLabel} languages={props.languages} />
					</div>
				</div>
			</header>
			<main id="main" className="flex-1">
				{props.children}
			</main>
			<Footer texts={texts} links={props.footer} />
		</>
	);
}
