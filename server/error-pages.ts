import en from "#messages/en.json" with { type: "json" };
import kk from "#messages/kk.json" with { type: "json" };
import ru from "#messages/ru.json" with { type: "json" };
import type { Locale } from "./locale.ts";
import type { Rendered } from "./render.ts";

const texts = { kk, ru, en };

/** The codes for which /{locale}/errors/{code} has a page; any other is told as its nearest relative. */
const codes = [
	"400",
	"403",
	"404",
	"405",
	"409",
	"410",
	"413",
	"421",
	"429",
	"500",
	"503",
] as const;
type Code = (typeof codes)[number];

function codeFor(status: number): Code {
	const exact = codes.find((code) => code === String(status));
	if (exact) return exact;
	if (status === 401) return "403";
	return status >= 500 ? "500" : "400";
}

const keptForMs = 10 * 60_000;
const retryAfterMs = 5000;

export const escapeHtml = (text: string): string =>
	text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** What is said when even the error page cannot be rendered. No style, no script, all that matters. */
function plainPage(locale: Locale, code: Code): string {
	const words = texts[locale];
	const page = words["error-page"];
	const { title, text } = page[code];
	return `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(`${title} – ${words.site.name}`)}</title></head><body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p><p><a href="/${locale}">${escapeHtml(page.home)}</a></p><p>${escapeHtml(page.phone)}</p><p>${escapeHtml(page.reference)}</p></main></body></html>`;
}

type Kept = { html: string; goodUntil: number };

/** Complete error pages, rendered by Next from an ordinary route and kept: the next bug must not need them rendered. */
export class ErrorPages {
	readonly #render: (path: string, view: string | undefined) => Promise<Rendered>;
	readonly #now: () => number;
	readonly #pages = new Map<string, Kept>();
	readonly #rendering = new Map<string, Promise<string>>();

	/** `render` answers with the lean page that stands at a path. */
	constructor(
		render: (path: string, view: string | undefined) => Promise<Rendered>,
		now: () => number = Date.now,
	) {
		this.#render = render;
		this.#now = now;
	}

	async page(
		status: number,
		locale: Locale,
		options: { view?: string | undefined; reference: string },
	): Promise<string> {
		const code = codeFor(status);
		const key = `${locale} ${code} ${options.view ?? ""}`;
		const kept = this.#pages.get(key);
		const fresh = kept && kept.goodUntil > this.#now();
		const html = fresh ? kept.html : await this.#fetch(key, locale, code, options.view);
		return html.replaceAll("{reference}", options.reference);
	}

	/** Renders the pages beforehand: when the database is gone it is too late. */
	async warm(locales: readonly Locale[]): Promise<void> {
		for (const locale of locales)
			for (const code of codes) await this.page(Number(code), locale, { reference: "" });
	}

	#fetch(key: string, locale: Locale, code: Code, view: string | undefined): Promise<string> {
		let rendering = this.#rendering.get(key);
		if (!rendering) {
			rendering = this.#renderOrKeep(key, locale, code, view).finally(() =>
				this.#rendering.delete(key),
			);
			this.#rendering.set(key, rendering);
		}
		return rendering;
	}

	async #renderOrKeep(
		key: string,
		locale: Locale,
		code: Code,
		view: string | undefined,
	): Promise<string> {
		const rendered = await this.#render(`/${locale}/errors/${code}`, view).catch(() => null);
		const good = rendered?.status === 200;
		// A page kept from better times is better than the plain one.
		const html = good
			? rendered.body.toString()
			: (this.#pages.get(key)?.html ?? plainPage(locale, code));
		const goodUntil = this.#now() + (good ? keptForMs : retryAfterMs);
		if (this.#pages.size > 300) this.#pages.clear();
		this.#pages.set(key, { html, goodUntil });
		return html;
	}
}

/** The same for programs (RFC 9457). */
export const problem = (status: number, locale: Locale, reference: string): string =>
	JSON.stringify({
		type: "about:blank",
		title: texts[locale]["error-page"][codeFor(status)].title,
		status,
		instance: `urn:request:${reference}`,
	});
