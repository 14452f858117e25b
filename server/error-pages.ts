import en from "#messages/en.json" with { type: "json" };
import kk from "#messages/kk.json" with { type: "json" };
import ru from "#messages/ru.json" with { type: "json" };
import type { Locale } from "./locale.ts";
import type { Rendered } from "./render.ts";
import { wallTimeIn } from "./wall-time.ts";

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
	// Told as 503: the operator has closed the portal for a while.
	"maintenance",
] as const;
export type ErrorCode = (typeof codes)[number];

export function errorCode(status: number): ErrorCode {
	const exact = codes.find((code) => code === String(status));
	if (exact) return exact;
	if (status === 401) return "403";
	return status >= 500 ? "500" : "400";
}

/** Told to whom no better time is known. */
export const usualRetrySeconds = 60;

const keptForMs = 10 * 60_000;
const retryAfterMs = 5000;

export const escapeHtml = (text: string): string =>
	text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** What is said when even the error page cannot be rendered. No style, no script, all that matters. */
function plainPage(locale: Locale, code: ErrorCode): string {
	const words = texts[locale];
	const page = words["error-page"];
	const { title, text, answers, next } = page[code];
	const retry =
		code === "429" || code === "503" ? [page["try-again"].replace("{time}", "{retry}")] : [];
	const lines = [text, answers, next, ...retry]
		.map((line) => `<p>${escapeHtml(line)}</p>`)
		.join("");
	return `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(`${title} – ${words.site.name}`)}</title></head><body><main><h1>${escapeHtml(title)}</h1>${lines}<p><a href="/${locale}">${escapeHtml(page.home)}</a></p><p>${escapeHtml(page.phone)}</p><p>${escapeHtml(page.reference)}</p></main></body></html>`;
}

/** The pages are kept; the number of the request and the time to come back are each visitor's own. */
const fillPlaces = (
	html: string,
	{ reference, retryAt }: { reference: string; retryAt: string },
): string => html.replaceAll("{reference}", reference).replaceAll("{retry}", retryAt);

/** Somebody asks for the words of an error although nothing has gone wrong: these too hold their own number. */
export const filledErrorPage = (
	path: string | undefined,
	body: Buffer,
	reference: string,
): Buffer =>
	/^\/\w\w\/errors\//.test(path ?? "")
		? Buffer.from(
				fillPlaces(body.toString(), {
					reference,
					retryAt: wallTimeIn(usualRetrySeconds, new Date()),
				}),
			)
		: body;

const mostPages = 300;

type Question = { code: ErrorCode; locale: Locale; view: string | undefined; query: string };

const keyOf = ({ code, locale, view, query }: Question): string =>
	`${locale} ${code} ${view ?? ""}${query}`;

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

	/** `query` is the page's own: what lies near, when the maintenance ends. */
	async page(
		code: ErrorCode,
		locale: Locale,
		options: { view?: string | undefined; query?: string; reference: string; retryAt: string },
	): Promise<string> {
		const question = { code, locale, view: options.view, query: options.query ?? "" };
		const kept = this.#pages.get(keyOf(question));
		const fresh = kept && kept.goodUntil > this.#now();
		const html = fresh ? kept.html : await this.#fetch(question);
		return fillPlaces(html, options);
	}

	/** Renders the pages beforehand: when the database is gone it is too late. */
	async warm(locales: readonly Locale[]): Promise<void> {
		for (const locale of locales)
			for (const code of codes) await this.page(code, locale, { reference: "", retryAt: "" });
	}

	#fetch(question: Question): Promise<string> {
		const key = keyOf(question);
		let rendering = this.#rendering.get(key);
		if (!rendering) {
			rendering = this.#renderOrKeep(question).finally(() => this.#rendering.delete(key));
			this.#rendering.set(key, rendering);
		}
		return rendering;
	}

	async #renderOrKeep(question: Question): Promise<string> {
		const { code, locale, view, query } = question;
		const rendered = await this.#render(`/${locale}/errors/${code}${query}`, view).catch(
			() => null,
		);
		const good = rendered?.status === 200;
		// A page kept from better times is better than the plain one.
		const html = good
			? rendered.body.toString()
			: (this.#olderPage(question) ?? plainPage(locale, code));
		this.#makeRoom();
		this.#pages.set(keyOf(question), {
			html,
			goodUntil: this.#now() + (good ? keptForMs : retryAfterMs),
		});
		return html;
	}

	#olderPage(question: Question): string | undefined {
		return (
			this.#pages.get(keyOf(question)) ??
			this.#pages.get(keyOf({ ...question, query: "" })) ??
			this.#pages.get(keyOf({ ...question, query: "", view: undefined }))
		)?.html;
	}

	/** Those with a query or a view of their own go, oldest first; the plain ones are needed when all else fails. */
	#makeRoom(): void {
		for (const key of this.#pages.keys()) {
			if (this.#pages.size < mostPages) return;
			if (!key.endsWith(" ")) this.#pages.delete(key);
		}
	}
}

/** The same for programs (RFC 9457). */
export const problem = (
	status: number,
	code: ErrorCode,
	locale: Locale,
	reference: string,
): string =>
	JSON.stringify({
		type: "about:blank",
		title: texts[locale]["error-page"][code].title,
		status,
		instance: `urn:request:${reference}`,
	});
