import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { translator } from "#lib/i18n.ts";
import { leanHtml } from "#server/lean-html.ts";
import { breadcrumbs, inContext, scriptJson, siteThings } from "./structured-data.ts";

const block = (name: string): string =>
	`<p>a</p><script type="application/ld+json" data-enhance="">${scriptJson(
		inContext([breadcrumbs("ru", translator("ru"), [{ name, path: "/x" }])]),
	)}</script><p>b</p>`;

const read = (html: string) =>
	JSON.parse(/<script[^>]*>(.*?)<\/script>/s.exec(html)?.[1] ?? "null")["@graph"][0]
		.itemListElement[1].name;

test.each([
	"</script><script>alert(1)</script>",
	"<!--<script>",
	"--><b>",
	"&lt;/script&gt;",
	"\u2028\u2029",
	'"}]}',
	"\\u003c/script>",
])("an office that calls itself %j stays inside its block, whole, through the door", (name) => {
	const html = block(name);
	expect(html.match(/<\/?script/g)).toHaveLength(2);
	const lean = leanHtml(html);
	expect(lean).toBe(html);
	expect(read(lean)).toBe(name);
});

property.prop([fc.string({ unit: "binary" })])(
	"no text at all ends the block or is changed",
	(name) => {
		expect(scriptJson(name)).not.toMatch(/[<>&\u2028\u2029]/);
		expect(JSON.parse(scriptJson(name))).toBe(name);
	},
);

test("a block without the mark, or one that is a program, does not pass the door", () => {
	expect(leanHtml('<script type="application/ld+json">{}</script>b')).toBe("b");
	expect(leanHtml("<script>alert(1)</script>b")).toBe("b");
});

test("the site says how it is searched, in each language in its own place", () => {
	for (const locale of ["kk", "ru", "en"] as const) {
		const [site, police] = siteThings(locale, translator(locale));
		expect(site).toMatchObject({
			"@type": "WebSite",
			potentialAction: {
				target: { urlTemplate: expect.stringMatching(`/${locale}/find\\?q={search_term_string}$`) },
			},
		});
		expect(police).toMatchObject({ "@type": "GovernmentOrganization" });
	}
});
