import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { leanHtml } from "./lean-html.ts";

test.each([
	["an inline script", "<p>a<script>self.x=1</script>b", "<p>ab"],
	["a script with a source", '<script src="/a.js" async=""></script><p>', "<p>"],
	["upper case", "<SCRIPT>x</ScRiPt >b", "b"],
	["an end tag inside the script's text", '<script>"<\\/script>"</script>b', "b"],
	["an end tag inside an attribute", '<script data-a="</script>">x</script>b', "b"],
	["a greater-than sign inside an attribute", "<script data-a='>'>x</script>b", "b"],
	["an escaped script inside a script", "<script><!--<script>a</script>--></script>b", "b"],
	["an abruptly closed comment inside a script", "<script><!--><script>a</script>b", "b"],
	["a script that never ends", "a<script>b", "a"],
	["an end tag of a longer name", "<script>a</scripty>b</script>c", "c"],
	["a self-closed script in HTML, which is not closed", "<script src=a />x</script>b", "b"],
	[
		"a script in a drawing",
		"<svg><script/><title>a</title></svg>b",
		"<svg><title>a</title></svg>b",
	],
	["two scripts side by side", "<script>a</script><script>b</script>c", "c"],
	["line breaks in the tag", '<script\n\tsrc="a"\n>\n</script\n>b', "b"],
	["a preload of a script", '<link rel="preload" as="script" href="/a.js"/>b', "b"],
	["a preload in another order and case", "<LINK AS=SCRIPT href=/a.js REL=PreLoad>b", "b"],
	["a module preload", '<link rel="modulepreload" href="/a.js">b', "b"],
	["a comment of React", "a<!-- -->b<!--$-->c<!--/$-->", "abc"],
	["a comment that holds a tag", "a<!-- <b> -->c", "ac"],
	["abrupt comments", "a<!-->b<!--->c", "abc"],
	["an unfinished tag at the end", 'a<script src="', "a"],
])("%s is taken out", (_what, html, lean) => {
	expect(leanHtml(html)).toBe(lean);
});

test.each([
	["a script of ours", '<script src="/enhance/search.js" defer="" data-enhance="true"></script>'],
	["its data", '<script type="application/json" data-enhance="">{"a":"<b>"}</script>'],
	["a style sheet", '<link rel="stylesheet" href="/a.css" data-precedence="next"/>'],
	["a preload of a picture", '<link rel="preload" as="image" href="/a.png"/>'],
	[
		"hidden inputs of an action",
		'<input type="hidden" name="$ACTION_REF_1"/><input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:&quot;a&quot;}"/>',
	],
	["a script's name in an attribute", '<p title="<script>a</script>">b</p>'],
	["a script's name in a text field", "<textarea><script>a</script></textarea>"],
	["a script's name in the title", "<title><script></title>"],
	["a style with a script's name", "<style>a::before{content:'<script>'}</style>"],
	["comparison signs", "<p>1 < 2 and 3 > 2</p>"],
	["an element whose name begins alike", "<scripty>a</scripty>"],
	["the document type", "<!DOCTYPE html><html></html>"],
	["letters of all our languages", "<p>Әә Ғғ Ққ Ёё İı 😀</p>"],
])("%s stays", (_what, html) => {
	expect(leanHtml(html)).toBe(html);
});

test("a script next to tricky text does not take the text along", () => {
	const html =
		'<p data-a="a>b" title=\'"\'>x</p><script>var a="<p>"</script><textarea></script></textarea><script>b</script><p>y</p>';
	expect(leanHtml(html)).toBe(
		'<p data-a="a>b" title=\'"\'>x</p><textarea></script></textarea><p>y</p>',
	);
});

test("a kept script's address carries the version of its content", () => {
	const html =
		'<script data-enhance="" src="/enhance/a.js" defer></script><script data-enhance src="/b.js"></script>';
	expect(leanHtml(html, (source) => (source === "/enhance/a.js" ? "abc" : null))).toBe(
		'<script data-enhance="" src="/enhance/a.js?v=abc" defer></script><script data-enhance src="/b.js"></script>',
	);
});

test("what a kept script loads later is versioned, too, and nobody else's data is", () => {
	const html =
		'<script data-enhance="" data-view="/v.js" src="/a.js" data-text="/v.js.txt"></script><p data-view="/v.js"></p>';
	expect(leanHtml(html, (source) => (source === "/v.js" ? "abc" : null))).toBe(
		'<script data-enhance="" data-view="/v.js?v=abc" src="/a.js" data-text="/v.js.txt"></script><p data-view="/v.js"></p>',
	);
});

const piece = fc.constantFrom(
	"<script>",
	"</script>",
	"<script data-enhance>",
	"<!--",
	"-->",
	"<p a='",
	"'>",
	'"',
	"<svg>",
	"</svg>",
	"<textarea>",
	"</textarea>",
	"x",
	" ",
	">",
	"<",
	"/",
	"=",
	"<link rel=preload as=script>",
);

property.prop([fc.array(piece, { maxLength: 25 })])(
	"any soup of tags is read to its end, twice alike",
	(pieces) => {
		const lean = leanHtml(pieces.join(""));
		expect(lean.length).toBeLessThanOrEqual(pieces.join("").length);
	},
);

property.prop([
	fc.array(
		fc.constantFrom(
			"<p>a</p>",
			'<p title="<script>">b</p>',
			"<textarea>&lt;</textarea>",
			"<!-- c -->",
		),
		{ maxLength: 12 },
	),
])("scripts between whole elements go, the elements stay", (elements) => {
	const between = '<script async="">self.__next_f.push([1,"<p>\\u003c/script>"])</script>';
	const expected = elements.filter((one) => !one.startsWith("<!--")).join("");
	expect(leanHtml(between + elements.join(between) + between)).toBe(expected);
});
