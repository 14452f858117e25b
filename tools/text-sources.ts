import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where the words of the portal stand. A key of messages/ is written plainly, any other has its file before it. */
export const languages = ["kk", "ru", "en"] as const;
export type Language = (typeof languages)[number];
export type Words = Record<Language, string>;

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
type Branch = { [name: string]: Json };

const project = join(import.meta.dirname, "..");
const messageFile = (language: Language) => `messages/${language}.json`;

/** Files in which kk, ru and en stand side by side. */
const sideBySide = {
	terms: "messages/terms.json",
	services: "db/seed/data/services.json",
	"window-label": "domain/appointments/window-label.json",
} as const;

const read = (path: string): Json => JSON.parse(readFileSync(join(project, path), "utf8"));
const isBranch = (json: Json | undefined): json is Branch =>
	typeof json === "object" && json !== null && !Array.isArray(json);

type Leaf = { holder: Branch | Json[]; name: string | number; text: string };

function leavesOf(json: Json, path: string): [string, Leaf][] {
	if (!isBranch(json)) return [];
	return Object.entries(json).flatMap(([name, value]): [string, Leaf][] =>
		typeof value === "string"
			? [[path + name, { holder: json, name, text: value }]]
			: leavesOf(value, `${path}${name}.`),
	);
}

type Triple = Record<Language, Leaf>;

function triplesOf(json: Json, path: string): [string, Triple][] {
	if (Array.isArray(json))
		return json.flatMap((one, index) =>
			triplesOf(one, `${path}${isBranch(one) && typeof one.id === "string" ? one.id : index}.`),
		);
	if (!isBranch(json)) return [];
	const { kk, ru, en } = json;
	const key = path.slice(0, -1);
	const leaf = (holder: Branch | Json[], name: string | number, text: string): Leaf => ({
		holder,
		name,
		text,
	});
	if (typeof kk === "string" && typeof ru === "string" && typeof en === "string")
		return [
			[key, { kk: leaf(json, "kk", kk), ru: leaf(json, "ru", ru), en: leaf(json, "en", en) }],
		];
	if (Array.isArray(kk) && Array.isArray(ru) && Array.isArray(en))
		return kk.map((text, index) => [
			`${key}.${index}`,
			{
				kk: leaf(kk, index, String(text)),
				ru: leaf(ru, index, String(ru[index] ?? "")),
				en: leaf(en, index, String(en[index] ?? "")),
			},
		]);
	return Object.entries(json).flatMap(([name, value]) =>
		// What must not be written is no text of ours.
		name === "instead" ? [] : triplesOf(value, `${path}${name}.`),
	);
}

const joined = (file: string, key: string): string => (key ? `${file}:${key}` : file);

/** Every text of the portal in three languages, and the way to change one where it stands. */
export class TextBook {
	readonly #files = new Map<string, Json>();
	readonly #leaves = new Map<string, Triple>();

	constructor() {
		for (const path of [...languages.map(messageFile), ...Object.values(sideBySide)])
			this.#files.set(path, read(path));
		const [kk, ru, en] = languages.map(
			(language) => new Map(leavesOf(this.#files.get(messageFile(language)) ?? null, "")),
		);
		for (const [key, leaf] of kk ?? []) {
			const [russian, english] = [ru?.get(key), en?.get(key)];
			if (russian && english) this.#leaves.set(key, { kk: leaf, ru: russian, en: english });
		}
		for (const [name, path] of Object.entries(sideBySide))
			for (const [key, triple] of triplesOf(this.#files.get(path) ?? null, ""))
				this.#leaves.set(joined(name, key), triple);
	}

	get texts(): Map<string, Words> {
		return new Map(
			[...this.#leaves].map(([key, { kk, ru, en }]) => [
				key,
				{ kk: kk.text, ru: ru.text, en: en.text },
			]),
		);
	}

	change(key: string, language: Language, text: string): void {
		const leaf = this.#leaves.get(key)?.[language];
		if (!leaf) throw new Error(`There is no text ${key}.`);
		leaf.text = text;
		if (Array.isArray(leaf.holder)) leaf.holder[Number(leaf.name)] = text;
		else leaf.holder[String(leaf.name)] = text;
	}

	save(): void {
		for (const [path, json] of this.#files)
			writeFileSync(join(project, path), `${JSON.stringify(json, null, "\t")}\n`);
	}
}
