import { notFound } from "next/navigation";
import { isLocale, type Locale, type Translator, translator } from "#lib/i18n.ts";

export type PageProps<Params = object> = {
	params: Promise<Params & { locale: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The page's language and its texts; any other first segment is no page. */
export async function pageLocale<Params extends object>(
	params: Promise<Params & { locale: string }>,
): Promise<{ locale: Locale; t: Translator } & Omit<Params, "locale">> {
	const { locale, ...rest } = await params;
	if (!isLocale(locale)) notFound();
	return { ...rest, locale, t: translator(locale) };
}

/** The one value of a query field; the first where a link was written with several. */
export function queryText(value: string | string[] | undefined): string {
	const text = (Array.isArray(value) ? value[0] : value) ?? "";
	return text.replaceAll("\0", "").toWellFormed();
}
