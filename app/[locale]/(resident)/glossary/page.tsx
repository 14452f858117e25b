import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { locales } from "#lib/i18n.ts";
import { glossary } from "#lib/terms.ts";
import { Heading } from "#ui/heading.tsx";

/** Letters of the other alphabet are read aloud in the language they belong to. */
const languageOf = (short: string, locale: string) =>
	/[A-Za-z]/.test(short)
		? locale === "en"
			? undefined
			: "en"
		: locale === "en"
			? "ru"
			: undefined;

/** The words of this site in plain words, each at an address of its own. */
export default async function GlossaryPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const others = locales.filter((other) => other !== locale);
	return (
		<ResidentPage locale={locale} path="/glossary" title={pageTitle(t, t("glossary.title"))}>
			<div className="wrap">
				<Heading lead={t("glossary.lead")}>{t("glossary.title")}</Heading>
				<dl className="max-w-[46rem] border-t border-line">
					{glossary(locale).map(({ id, term, short, meaning }) => (
						<div
							key={id}
							id={id}
							className="grid gap-x-8 gap-y-1 border-b border-line py-5 target:bg-sky sm:grid-cols-[16rem_1fr]"
						>
							<dt className="text-[1.1rem] leading-snug font-[700]">
								<dfn className="not-italic">{term[locale]}</dfn>
								{short ? (
									<>
										{" "}
										<abbr
											lang={languageOf(short[locale], locale)}
											className="font-[560] text-ink-soft no-underline"
										>
											({short[locale]})
										</abbr>
									</>
								) : null}
							</dt>
							<dd className="max-w-[44ch]">
								<p>{meaning[locale]}</p>
								<p className="mt-1 text-[0.95rem] text-ink-soft">
									{others.map((other, index) => (
										<span key={other}>
											{index > 0 ? " · " : null}
											<span lang={other}>{term[other]}</span>
										</span>
									))}
								</p>
							</dd>
						</div>
					))}
				</dl>
			</div>
		</ResidentPage>
	);
}
