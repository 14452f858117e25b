import { parseSync } from "@swc/core";
import { expect, test } from "vitest";
import { sourceFiles } from "./sources.ts";

/** What a reader, a listener or a hovering mouse meets. */
const spokenAttributes = new Set([
	"aria-label",
	"aria-description",
	"aria-roledescription",
	"aria-valuetext",
	"alt",
	"label",
	"placeholder",
	"summary",
	"title",
]);
/** Properties by which texts are handed from component to component. */
const spokenProperties = /^(?:label|title|text|hint|legend|caption|heading|lead|error|message)$/;
const hasWord = /\p{L}{2}/u;

type Node = { type?: string; [name: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** The fixed words of an expression: "a", `a ${b}`, x ? "a" : "b", a ?? "b". */
function fixedWords(node: unknown): string[] {
	if (!isNode(node)) return [];
	switch (node.type) {
		case "StringLiteral":
			return [String(node.value)];
		case "TemplateLiteral":
			return (node.quasis as { cooked?: string; raw: string }[]).map(({ raw }) => raw);
		case "JSXExpressionContainer":
		case "ParenthesisExpression":
			return fixedWords(node.expression);
		case "ConditionalExpression":
			return [...fixedWords(node.consequent), ...fixedWords(node.alternate)];
		case "BinaryExpression":
			return [...fixedWords(node.left), ...fixedWords(node.right)];
		default:
			return [];
	}
}

const nameOf = (node: unknown): string => {
	if (!isNode(node)) return "";
	if (node.type === "JSXNamespacedName") return `${nameOf(node.namespace)}:${nameOf(node.name)}`;
	return String(node.value ?? "");
};

/** Words in a component that no translator will see. */
function wordsInCode(source: string, path = "example.tsx"): string[] {
	const found: string[] = [];
	const look = (node: unknown): void => {
		if (!isNode(node)) return;
		if (node.type === "JSXText") found.push(String(node.value).trim());
		if (node.type === "JSXElement" || node.type === "JSXFragment")
			for (const child of node.children as Node[])
				if (child.type === "JSXExpressionContainer") found.push(...fixedWords(child));
		if (node.type === "JSXAttribute") {
			const name = nameOf(node.name);
			if (spokenAttributes.has(name)) found.push(...fixedWords(node.value));
		}
		if (node.type === "KeyValueProperty" && spokenProperties.test(nameOf(node.key)))
			found.push(...fixedWords(node.value).filter((words) => words.includes(" ")));
		if (node.type === "AssignmentExpression" && isNode(node.left))
			if (/^(?:textContent|innerText|ariaLabel|title)$/.test(nameOf(node.left.property)))
				found.push(...fixedWords(node.right));
		for (const value of Object.values(node)) look(value);
	};
	look(parseSync(source, { syntax: "typescript", tsx: !path.endsWith(".ts") }));
	return found.filter((words) => hasWord.test(words));
}

const isSeen = (path: string): boolean =>
	(/^(?:app|ui)\/.*\.tsx?$/.test(path) && !/^app\/api\//.test(path) && !/\.test\./.test(path)) ||
	path.startsWith("public/enhance/");

/** Called alike in every language: a language by its own name, the site, and in the gallery a file. */
const mayBeSaid = /^(?:Қазақша|Русский|English|Қаз|Рус|Eng|ui\/|\.tsx)$/;

test("no word that a person reads or hears stands in code, in any language", () => {
	const seen = [...sourceFiles()].filter(([path]) => isSeen(path));
	expect(seen.length).toBeGreaterThan(80);
	const found = seen.flatMap(([path, source]) =>
		wordsInCode(source, path)
			.filter((words) => !mayBeSaid.test(words) && hasWord.test(words.replaceAll("Qadam", "")))
			.map((words) => `${path}: ${words}`),
	);
	expect(found).toEqual([]);
});

test.each([
	"const a = <p>Book a visit</p>;",
	"const a = <p>{full ? 'No places' : count}</p>;",
	"const a = <p>{'Free: ' + count}</p>;",
	`const a = <p>{\`Free \${count}\`}</p>;`,
	'const a = <img alt="A map" />;',
	'const a = <button aria-label="Close" />;',
	'const a = <input placeholder={"Your name"} />;',
	"const a = { label: 'Your name', id: 'name' };",
	"button.textContent = 'Copied';",
])("words in code are found: %s", (source) => {
	expect(wordsInCode(source)).toHaveLength(1);
});

test.each([
	"const a = <p className=\"grid gap-2\">{t('home.title')}</p>;",
	'const a = <p id="heading">← · №</p>;',
	"const a = { title: 'about.title', path: '/about' };",
])("what is no word for people is left alone: %s", (source) => {
	expect(wordsInCode(source)).toEqual([]);
});
