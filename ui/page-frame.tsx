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
	official: ReactNode;
	emergency: string;
	demo: string | null;
	name: string;
	tagline: string;
	languageLabel: string;
	navigationLabel: string;
	footerLabel: string;
	credits: string;
};

/** Strip, stripes, mark, languages, content, footer: the same on every resident's page. */
export function PageFrame(props: {
	texts: FrameTexts;
	home: string;
	languages: FrameLink[];
	navigation: FrameLink[];
	footer: FrameLink[];
	children: ReactNode;
}) {
	const { texts } = props;
	return (
		<>
			<a
				href="#main"
				className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:m-2 focus:rounded-field focus:bg-card focus:p-3"
			>
				{texts.skip}
			</a>
			<header>
				<div className="no-print bg-deep text-[0.84rem] text-on-deep sm:text-[0.92rem]">
					<div className="wrap flex min-h-12 items-center justify-between gap-4 py-1">
						<p className="leading-snug">{texts.official}</p>
						<a
							href="tel:102"
							className="flex-none rounded-[9px] bg-white px-3 py-2.5 leading-none font-[720] text-[#a3201f] no-underline"
						>
							{texts.emergency}
						</a>
					</div>
				</div>
				{texts.demo ? (
					<div className="stripes text-[0.86rem] text-ink sm:text-[0.92rem]">
						<p className="wrap py-1.5 leading-snug">{texts.demo}</p>
					</div>
				) : null}
				<div className="no-print border-b border-line">
					<div className="wrap flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
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
						<nav
							aria-label={texts.navigationLabel}
							className="order-3 -mx-1 -mb-2 sm:-mx-2 w-full text-[0.9rem] sm:text-[0.97rem] md:order-none md:mb-0 md:w-auto md:text-[1rem]"
						>
							<ul className="flex flex-wrap gap-x-1">
								{props.navigation.map((link) => (
									<li key={link.href}>
										<a
											href={link.href}
											aria-current={link.current ? "page" : undefined}
											className="inline-flex min-h-11 items-center px-1 font-[620] sm:px-2 no-underline hover:underline aria-[current]:text-ink aria-[current]:underline aria-[current]:decoration-gold aria-[current]:decoration-4 aria-[current]:underline-offset-8"
										>
											{link.text}
										</a>
									</li>
								))}
							</ul>
						</nav>
						<nav aria-label={texts.languageLabel} className="ms-auto">
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
					</div>
				</div>
			</header>
			<main id="main" className="flex-1">
				{props.children}
			</main>
			<footer className="no-print mt-12 bg-deep text-on-deep-soft">
				<div className="wrap grid gap-4 py-8 text-[0.96rem]">
					<nav aria-label={texts.footerLabel}>
						<ul className="flex flex-wrap gap-x-7 gap-y-1">
							{props.footer.map((link) => (
								<li key={link.href}>
									<a href={link.href} className="inline-flex min-h-11 items-center text-on-deep">
										{link.text}
									</a>
								</li>
							))}
						</ul>
					</nav>
					<p>{texts.credits}</p>
				</div>
			</footer>
		</>
	);
}
