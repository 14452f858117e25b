// What a browser's tokenizer would see, no more: where tags begin and end, and where text is not markup.
// (HTML standard, 13.2.5.) A regular expression alone is fooled by "</script>" inside an attribute or a comment.

type Attribute = { name: string; value: string; valueStart: number; valueEnd: number };
type Tag = {
	name: string;
	closing: boolean;
	selfClosing: boolean;
	attributes: Attribute[];
	end: number;
};

const isSpace = (character: string | undefined): boolean =>
	character === " " ||
	character === "\n" ||
	character === "\t" ||
	character === "\f" ||
	character === "\r";

/** Reads the tag whose "<" stands at `start`; null if it never ends. */
function readTag(html: string, start: number): Tag | null {
	const closing = html[start + 1] === "/";
	let at = start + (closing ? 2 : 1);
	const nameStart = at;
	while (at < html.length && !isSpace(html[at]) && html[at] !== "/" && html[at] !== ">") at++;
	const name = html.slice(nameStart, at).toLowerCase();
	const attributes: Attribute[] = [];
	for (;;) {
		while (isSpace(html[at]) || html[at] === "/") at++;
		if (at >= html.length) return null;
		if (html[at] === ">")
			return { name, closing, selfClosing: html[at - 1] === "/", attributes, end: at + 1 };
		const attributeStart = at;
		// A leading "=" belongs to the name.
		at++;
		while (at < html.length && !isSpace(html[at]) && !"/>=".includes(html[at] ?? "")) at++;
		const attributeName = html.slice(attributeStart, at).toLowerCase();
		while (isSpace(html[at])) at++;
		if (html[at] !== "=") {
			attributes.push({ name: attributeName, value: "", valueStart: at, valueEnd: at });
			continue;
		}
		at++;
		while (isSpace(html[at])) at++;
		const quote = html[at] === '"' || html[at] === "'" ? html[at] : null;
		const valueStart = quote ? at + 1 : at;
		if (quote) {
			at = html.indexOf(quote, valueStart);
			if (at < 0) return null;
		} else while (at < html.length && !isSpace(html[at]) && html[at] !== ">") at++;
		attributes.push({
			name: attributeName,
			value: html.slice(valueStart, at),
			valueStart,
			valueEnd: at,
		});
		if (quote) at++;
	}
}

/** Where a script's content that begins at `start` ends, i.e. the "<" of its end tag (13.2.5.17 to 13.2.5.31). */
function scriptEnd(html: string, start: number): number {
	const marks = /<!--|-->|<(\/?)script(?=[\s/>])/gi;
	marks.lastIndex = start;
	let state: "data" | "escaped" | "double" = "data";
	for (let mark = marks.exec(html); mark; mark = marks.exec(html)) {
		if (mark[0] === "<!--") {
			if (state === "data") state = "escaped";
			// "<!-->" opens and closes with the same dashes.
			marks.lastIndex -= 2;
		} else if (mark[0] === "-->") state = "data";
		else if (mark[1] === "") {
			if (state === "escaped") state = "double";
		} else if (state === "double") state = "escaped";
		else return mark.index;
	}
	return html.length;
}

const rawText = new Set(["style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"]);

function rawTextEnd(html: string, name: string, start: number): number {
	const close = new RegExp(`</${name}(?=[\\s/>])`, "gi");
	close.lastIndex = start;
	return close.exec(html)?.index ?? html.length;
}

function commentEnd(html: string, start: number): number {
	if (html.startsWith(">", start + 4)) return start + 5;
	if (html.startsWith("->", start + 4)) return start + 6;
	const close = /--!?>/g;
	close.lastIndex = start + 4;
	const found = close.exec(html);
	return found ? found.index + found[0].length : html.length;
}

const attributeOf = (tag: Tag, name: string): Attribute | undefined =>
	tag.attributes.find((attribute) => attribute.name === name);

function preloadsScript(tag: Tag): boolean {
	const kinds = (attributeOf(tag, "rel")?.value ?? "").toLowerCase().split(/\s+/);
	if (kinds.includes("modulepreload")) return true;
	return kinds.includes("preload") && attributeOf(tag, "as")?.value.toLowerCase() === "script";
}

/**
 * A page as a resident gets it: without any script but those marked `data-enhance`, without the links that preload
 * scripts, and without comments, which React needs only to take over a page in the browser.
 * `versionOf` may name a kept script's content; its address then carries it, so that it can be cached for ever.
 */
export function leanHtml(
	html: string,
	versionOf: (source: string) => string | null = () => null,
): string {
	let lean = "";
	let copied = 0;
	let foreign = 0;
	const skip = (from: number, to: number): void => {
		lean += html.slice(copied, from);
		copied = to;
	};
	for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at)) {
		if (html.startsWith("<!--", at)) {
			const end = commentEnd(html, at);
			skip(at, end);
			at = end;
			continue;
		}
		if (!/[a-z]/i.test(html[at + (html[at + 1] === "/" ? 2 : 1)] ?? "")) {
			at++;
			continue;
		}
		const tag = readTag(html, at);
		// An unfinished tag shows nothing in a browser either.
		if (!tag) return lean + html.slice(copied, at);
		if (tag.name === "svg" || tag.name === "math")
			foreign = Math.max(0, foreign + (tag.closing ? -1 : tag.selfClosing ? 0 : 1));
		if (tag.closing) at = tag.end;
		else if (tag.name === "script") {
			const empty = foreign > 0 && tag.selfClosing;
			const contentEnd = empty ? tag.end : scriptEnd(html, tag.end);
			const end = empty ? tag.end : (readTag(html, contentEnd)?.end ?? html.length);
			if (!attributeOf(tag, "data-enhance")) skip(at, end);
			else {
				// What such a script loads later stands in its data attributes, and is versioned as it is itself.
				for (const { name, value, valueEnd } of tag.attributes) {
					if (name !== "src" && !name.startsWith("data-")) continue;
					const version = value.startsWith("/") && versionOf(value);
					if (!version) continue;
					lean += `${html.slice(copied, valueEnd)}?v=${version}`;
					copied = valueEnd;
				}
			}
			at = end;
		} else if (tag.name === "link" && preloadsScript(tag)) {
			skip(at, tag.end);
			at = tag.end;
		} else if (!foreign && rawText.has(tag.name)) at = rawTextEnd(html, tag.name, tag.end);
		else at = tag.end;
	}
	return lean + html.slice(copied);
}
