import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";

/** Stands where a value will be filled in. */
export const filled = "\uFFFC";

const branchesOf = (elements: MessageFormatElement[]): number =>
	Math.max(
		1,
		...elements.map((element) => {
			if (element.type === TYPE.plural || element.type === TYPE.select)
				return Object.keys(element.options).length;
			return element.type === TYPE.tag ? branchesOf(element.children) : 1;
		}),
	);

function written(elements: MessageFormatElement[], branch: number): string {
	return elements
		.map((element) => {
			switch (element.type) {
				case TYPE.literal:
					return element.value;
				case TYPE.tag:
					return written(element.children, branch);
				case TYPE.plural:
				case TYPE.select: {
					const options = Object.values(element.options);
					return written(options[Math.min(branch, options.length - 1)]?.value ?? [], branch);
				}
				default:
					return filled;
			}
		})
		.join("");
}

/** What readers may meet of one text: once for each of its plural forms or choices, with every value as a mark. */
export function formsOf(text: string): string[] {
	const elements = parse(text);
	return Array.from({ length: branchesOf(elements) }, (_, branch) => written(elements, branch));
}

/** What a text wants filled in, each with its kind: "day", "count plural", "kind select(a,b)", "<link>". */
export function wantedBy(text: string): string[] {
	const names = (elements: MessageFormatElement[]): string[] =>
		elements.flatMap((element) => {
			switch (element.type) {
				case TYPE.literal:
				case TYPE.pound:
					return [];
				case TYPE.argument:
					return [element.value];
				case TYPE.tag:
					return [`<${element.value}>`, ...names(element.children)];
				case TYPE.select:
					return [
						`${element.value} select(${Object.keys(element.options).sort()})`,
						...Object.values(element.options).flatMap(({ value }) => names(value)),
					];
				case TYPE.plural:
					return [
						element.value,
						...Object.values(element.options).flatMap(({ value }) => names(value)),
					];
				default:
					return [`${element.value} ${TYPE[element.type]}`];
			}
		});
	return [...new Set(names(parse(text)))].sort();
}

/** The plurals of a text: which forms each of them has, exact ones ("=0") left out. */
export function pluralsOf(text: string): string[][] {
	const found = (elements: MessageFormatElement[]): string[][] =>
		elements.flatMap((element) => {
			if (element.type === TYPE.tag) return found(element.children);
			if (element.type === TYPE.select)
				return Object.values(element.options).flatMap(({ value }) => found(value));
			if (element.type !== TYPE.plural) return [];
			const inside = Object.values(element.options).flatMap(({ value }) => found(value));
			return [Object.keys(element.options).filter((form) => !form.startsWith("=")), ...inside];
		});
	return found(parse(text));
}
