import { withoutKind } from "./address-words.ts";
import { fold } from "./fold.ts";

const maximumKeyWords = 8;

/** Every form of a name worth comparing: without its kind, and what stands in brackets on its own. */
function variantsOf(name: string | null): string[] {
	if (!name) return [];
	const inner = [...name.matchAll(/\(([^()]*)\)/g)].map((found) => found[1] ?? "");
	return [name.replace(/\([^()]*\)/g, " "), ...inner]
		.map((variant) => fold(withoutKind(variant)))
		.filter(Boolean);
}

/** A folded name of an entry, `former` when it has it no longer. */
export type Key = { entry: number; words: string[]; former: boolean };

/** All keys of an entry: its present names, then its former ones. */
export function keysOf(entry: number, current: (string | null)[], former: string[]): Key[] {
	const seen = new Set<string>();
	const keys: Key[] = [];
	const add = (key: string, isFormer: boolean) => {
		if (seen.has(key)) return;
		seen.add(key);
		const words = key.split(" ").slice(0, maximumKeyWords);
		keys.push({ entry, words, former: isFormer });
		// "Жібекжолы", "Каракол": people write together what stands apart.
		if (words.length > 1) keys.push({ entry, words: [words.join("")], former: isFormer });
	};
	for (const name of current) for (const key of variantsOf(name)) add(key, false);
	for (const name of former) for (const key of variantsOf(name)) add(key, true);
	return keys;
}
