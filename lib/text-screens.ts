import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/*
 * On which screen a text stands, read from the sources: which keys a page and what it imports name. A page that
 * composes a key ("staff.role.${role}") is taken to show every text that begins so.
 */

const rooms = { "#app/": "app/", "#domain/": "domain/", "#ui/": "ui/", "#lib/": "lib/" } as const;

/** Screens that are no page.tsx of their own. */
const otherEntrances: Record<string, string> = { "server/error-pages.ts": "/errors" };

/** "app/[locale]/(resident)/beats/[beatId]/page.tsx" → "/beats/[beatId]". */
const screenOf = (path: string): string =>
	otherEntrances[path] ??
	(path
		.replace(/^app(?:\/\[locale\])?/, "")
		.replace(/\/\([\w-]+\)/g, "")
		.replace(/\/(?:page|route)\.tsx?$/, "") ||
		"/");

function importedBy(path: string, source: string): string[] {
	return [...source.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].flatMap(([, name = ""]) => {
		if (name.startsWith(".")) return [normalize(join(dirname(path), name))];
		const room = Object.entries(rooms).find(([start]) => name.startsWith(start));
		return room ? [room[1] + name.slice(room[0].length)] : [];
	});
}

type Named = { exact: Set<string>; starts: Set<string> };

/** An example in a comment is shown to nobody. */
const withoutComments = (source: string): string =>
	source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:])\/\/.*$/gm, "$1");

function keysNamedIn(source: string): Named {
	const exact = new Set<string>();
	const starts = new Set<string>();
	for (const [, key = ""] of source.matchAll(/["']([a-z][\w-]*(?:\.[\w-]+)+)["']/g)) exact.add(key);
	for (const [, start = ""] of source.matchAll(/`([a-z][\w-]*\.(?:[\w-]+\.)*[\w-]*)\$\{/g))
		starts.add(start);
	return { exact, starts };
}

/** For each key the screens that show it; a text of the frame stands on every one. */
export function readScreens(
	keys: readonly string[],
	project = process.cwd(),
): Map<string, string[]> {
	const sources = new Map<string, string>();
	const read = (path: string): string => {
		const known = sources.get(path);
		if (known !== undefined) return known;
		const full = join(project, path);
		const text = existsSync(full) ? withoutComments(readFileSync(full, "utf8")) : "";
		sources.set(path, text);
		return text;
	};
	const screens = new Map<string, Set<string>>(keys.map((key) => [key, new Set()]));
	const entrances = [
		...globSync("app/**/{page.tsx,route.ts}", { cwd: project }),
		...Object.keys(otherEntrances),
	].sort();
	for (const entrance of entrances) {
		const seen = new Set<string>();
		const ahead = [entrance];
		const starts = new Set<string>();
		for (let path = ahead.pop(); path; path = ahead.pop()) {
			if (seen.has(path)) continue;
			seen.add(path);
			const source = read(path);
			const named = keysNamedIn(source);
			for (const key of named.exact) screens.get(key)?.add(screenOf(entrance));
			for (const start of named.starts) starts.add(start);
			ahead.push(...importedBy(path, source));
		}
		for (const key of keys)
			if ([...starts].some((start) => key.startsWith(start)))
				screens.get(key)?.add(screenOf(entrance));
	}
	return new Map([...screens].map(([key, found]) => [key, [...found]]));
}
