import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { jsonElements } from "./import-json.ts";

async function elements(pieces: string[]) {
	const found = [];
	for await (const element of jsonElements(pieces)) found.push(element);
	return found;
}

test("features of a collection come with their lines", async () => {
	const text = '{"type": "FeatureCollection",\n"features": [\n{"a": 1},\n{"b": {"c": "}]{["}}\n]}';
	expect(await elements([text])).toEqual([
		{ line: 3, list: "features", value: { a: 1 } },
		{ line: 4, list: "features", value: { b: { c: "}]{[" } } },
	]);
});

test("several lists of one object keep their names", async () => {
	const text = '{"s_geonims": [{"id": 1}], "s_buildings": [{"id": 2}, {"id": 3}]}';
	expect((await elements([text])).map(({ list }) => list)).toEqual([
		"s_geonims",
		"s_buildings",
		"s_buildings",
	]);
});

test("one object a line, and an object without lists, are read as they stand", async () => {
	expect(await elements(['{"a":1}\n{"b":[1,2]}\n'])).toEqual([
		{ line: 1, list: "", value: { a: 1 } },
		{ line: 2, list: "", value: { b: [1, 2] } },
	]);
});

test.each(['{"features": [{"a": 1}', '[{"a": ]', "[{]}", '[{"a" 1}]', "]"])(
	"%s is refused",
	async (text) => {
		await expect(elements([text])).rejects.toThrow(/line|ends/);
	},
);

property.prop([
	fc.array(fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()), { maxLength: 5 }),
	fc.integer({ min: 1, max: 20 }),
])("however the text is cut, the objects are the same", async (objects, size) => {
	const text = JSON.stringify(objects);
	const pieces = [];
	for (let at = 0; at < text.length; at += size) pieces.push(text.slice(at, at + size));
	expect((await elements(pieces)).map(({ value }) => value)).toEqual(JSON.parse(text));
});
