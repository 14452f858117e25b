import jsQR from "jsqr";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { seedDemo } from "#db/seed/seed.ts";
import { closeTerritoryIndex } from "#domain/territory/live-index.ts";
import { listBeats, listOffices } from "#domain/territory/queries.ts";
import { translator } from "#lib/i18n.ts";
import { readPdf } from "#tests/factories/read-pdf.ts";
import { GET as getPoster } from "../[locale]/(resident)/beats/[beatId]/poster.pdf/route.ts";
import { layoutCard } from "./card-layout.ts";
import { findNotice, findOfficeNotices } from "./find-notice.ts";
import type { BeatNotice } from "./notice-content.ts";
import { startPaper } from "./paper-document.ts";
import { layoutPoster } from "./poster-layout.ts";
import { printNotices } from "./print-notices.ts";
import { qrModules, quietModules } from "./qr-code.ts";

const now = new Date("2026-11-22T05:00:00Z");

beforeAll(async () => {
	await seedDemo("2026-11-22");
});
afterAll(closeTerritoryIndex);
beforeEach(() => {
	process.env.PUBLIC_URL = "https://qadam.example.kz";
	process.env.QADAM_DEMO = "1";
});

async function noticeOfBeat(beatId: string): Promise<BeatNotice> {
	const notice = await findNotice(beatId, now);
	if (!notice) throw new Error(`no beat ${beatId}`);
	return notice;
}

async function allNotices(): Promise<BeatNotice[]> {
	const beats = await listBeats();
	return Promise.all(beats.map(({ id }) => noticeOfBeat(id)));
}

/** Paper breaks lines where it likes: a sentence is found whatever the breaks. */
const flat = (text = "") => text.replace(/\s+/g, " ");
const printed = async (kind: "poster" | "cards", notice: BeatNotice) =>
	readPdf(await printNotices(kind, [notice]));

function scan(text: string): string | undefined {
	const rows = qrModules(text);
	const unit = 4;
	const side = (rows.length + 2 * quietModules) * unit;
	const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
	for (const [row, modules] of rows.entries())
		for (const [column, dark] of modules.entries()) {
			if (!dark) continue;
			for (let y = 0; y < unit; y++)
				for (let x = 0; x < unit; x++) {
					const left = (column + quietModules) * unit + x;
					const top = (row + quietModules) * unit + y;
					pixels.fill(0, (top * side + left) * 4, (top * side + left) * 4 + 3);
				}
		}
	return jsQR(pixels, side, side)?.data;
}

describe("a poster", () => {
	test("says who serves, the phone, the office and the hours, in Kazakh and in Russian", async () => {
		const notice = await noticeOfBeat("1110-1");
		const { pages } = await printed("poster", notice);
		expect(pages).toHaveLength(1);
		const text = flat(pages[0]?.text ?? "");
		for (const language of ["kk", "ru"] as const) {
			expect(text).toContain(flat(notice.person?.name[language]));
			expect(text).toContain(flat(notice.person?.rank[language]));
			expect(text).toContain(flat(notice.office.address[language]));
			expect(text).toContain(flat(notice.office.title[language]));
			expect(text).toContain(flat(notice.office.ways[language]));
		}
		expect(text).toContain("Сіздің учаскелік инспекторыңыз");
		expect(text).toContain("Ваш участковый инспектор");
		expect(text).toMatch(/\+7 \(\d{3}\) \d{3}-\d{2}-\d{2}/);
		expect(notice.hours.kk.length).toBeGreaterThan(0);
		for (const line of notice.hours.kk) expect(text).toContain(line.split(" ").at(-1));
		expect(text).toContain("102");
		expect(text).toContain("112");
		expect(text).toContain("22.11.2026");
		expect(text).toContain("qadam.example.kz/kk/beats/1110-1");
	});

	test("lets every letter of Kazakh be copied as it was written", async () => {
		const letters = "ӘәҒғҚқҢңӨөҰұҮүҺһІі";
		const name = `Һәкім Өтеғұл Үңғір Ікәіқ ${letters}`;
		const notice = await noticeOfBeat("1110-1");
		const { pages } = await printed("poster", {
			...notice,
			person: { name: { kk: name, ru: "Имя Ёё Ъъ" }, rank: { kk: "a", ru: "b" }, photo: null },
		});
		expect(flat(pages[0]?.text ?? "")).toContain(name);
		expect(pages[0]?.text).toContain("Имя Ёё Ъъ");
	});

	test("keeps the letters of one document apart from those of the documents before it", async () => {
		const notice = await noticeOfBeat("1110-1");
		const named = (name: string) =>
			printed("poster", {
				...notice,
				person: { name: { kk: name, ru: name }, rank: { kk: "a", ru: "b" }, photo: null },
			});
		// Drawing Ё, Й and Ї draws Е, И and І: what stands for them must still be known by its own letter.
		await named("Ё Ѐ Й Ѝ Ї Ў Ѓ Ќ Ӓ Ӧ Ә Ə");
		const { pages } = await named("Ерлан Илияс Ілияс Уәли Гүлнәр Қасым Абай Олжас");
		expect(pages[0]?.text).toContain("Ерлан Илияс Ілияс Уәли");
		expect(flat(pages[0]?.text)).toContain("Гүлнәр Қасым Абай Олжас");
	});

	test("says that somebody acts, for whom and until when", async () => {
		const notice = await noticeOfBeat("1110-17");
		const text = flat((await printed("poster", notice)).pages[0]?.text ?? "");
		expect(text).toContain(translator("kk")("beat.acting"));
		expect(text).toContain(translator("ru")("beat.acting"));
		expect(notice.warning?.ru).toMatch(/по \d+ \S+ 2026 г\.? включительно/);
		expect(text).toContain(flat(notice.warning?.kk));
		expect(text).toContain(flat(notice.warning?.ru));
	});

	test("of a beat that nobody serves sends to the duty office, with no inspector's name or phone", async () => {
		const vacant = (await allNotices()).find(({ person }) => person === null);
		if (!vacant) throw new Error("the demo has a vacant beat");
		const duty = (await listOffices({ unitId: vacant.beatId.split("-")[0] ?? "" })).find(
			({ isDuty }) => isDuty,
		);
		const text = flat((await printed("poster", vacant)).pages[0]?.text ?? "");
		expect(text).toContain(flat(vacant.warning?.kk));
		expect(text).toContain(flat(vacant.warning?.ru));
		expect(vacant.phone.replace(/\D/g, "")).toBe(duty?.phone.replace(/\D/g, ""));
		expect(text).toContain(flat(vacant.office.address.kk));
		expect(text).toContain(flat(vacant.phone));
	});

	test("says of invented data that they are invented, and only of them", async () => {
		const notice = await noticeOfBeat("1110-1");
		const marked = flat((await printed("poster", notice)).pages[0]?.text ?? "");
		expect(marked).toContain("Синтетикалық деректер");
		expect(marked).toContain("Синтетические данные");
		const real = await printed("poster", { ...notice, demo: false });
		expect(real.pages[0]?.text).not.toMatch(/[Сс]интети/);
	});

	test("is read aloud in order, has a language, a title and a bookmark, and weighs little", async () => {
		const notice = await noticeOfBeat("1110-1");
		const bytes = await printNotices("poster", [notice]);
		expect(bytes.length).toBeLessThan(150_000);
		const { pages, info, outline, isTagged } = await readPdf(bytes);
		expect(isTagged).toBe(true);
		expect(info).toMatchObject({ Language: "kk-KZ" });
		expect(flat(String(info.Title))).toContain(flat(notice.title.kk));
		expect(outline).toEqual([notice.title.kk]);
		expect(pages[0]?.roles.filter((role) => role === "H1")).toHaveLength(1);
		expect(pages[0]?.roles).toContain("Figure");
		expect(pages[0]?.size.map(Math.round)).toEqual([595, 842]);
	});

	test("is byte for byte the same while the facts are", async () => {
		const notice = await noticeOfBeat("1110-17");
		const [one, other] = [
			await printNotices("poster", [notice]),
			await printNotices("poster", [notice]),
		];
		expect(one.equals(other)).toBe(true);
	});
});

describe("every sheet of the region", () => {
	test("has room for all it says, with the longest names, addresses and warnings too", async () => {
		const { measure } = await startPaper({ title: "", asOf: now });
		const notices = await allNotices();
		expect(notices.length).toBeGreaterThan(100);
		const longest = (pick: (notice: BeatNotice) => string) =>
			notices.toSorted((one, other) => pick(other).length - pick(one).length)[0];
		const name = longest(({ person }) => person?.name.kk ?? "")?.person;
		const office = longest(({ office }) => office.address.ru + office.ways.ru)?.office;
		const warning = longest(({ warning, person }) => (person && warning?.ru) || "")?.warning;
		const unit = longest(({ unit }) => unit.kk)?.unit;
		const worst = notices
			.filter(({ person }) => person)
			.map((notice) => ({
				...notice,
				person: name ?? null,
				office: office ?? notice.office,
				warning: warning ?? null,
				unit: unit ?? notice.unit,
			}));
		const spilled = [...notices, ...worst].flatMap((notice) => [
			...layoutPoster(notice, measure).overflows,
			...layoutCard(notice, "kk", measure).overflows,
			...layoutCard(notice, "ru", measure).overflows,
		]);
		expect(spilled).toEqual([]);
	});

	test("that has no room for something says so", async () => {
		const { measure } = await startPaper({ title: "", asOf: now });
		const notice = await noticeOfBeat("1110-1");
		const name = { kk: "Ұ".repeat(90), ru: "У".repeat(90) };
		const person = notice.person && { ...notice.person, name };
		expect(layoutPoster({ ...notice, person }, measure).overflows).not.toEqual([]);
		expect(layoutCard({ ...notice, person }, "kk", measure).overflows).not.toEqual([]);
	});

	test("has no two texts over each other, and none beyond the paper's edge", async () => {
		const { measure } = await startPaper({ title: "", asOf: now });
		for (const notice of await allNotices()) {
			const { texts, code } = layoutPoster(notice, measure);
			const boxes = texts.map(({ x, y, width, lines, lineHeight }) => ({
				x,
				y,
				right: x + width,
				bottom: y + lines.length * lineHeight,
				lines,
			}));
			for (const [index, one] of boxes.entries()) {
				expect(one.x).toBeGreaterThanOrEqual(20);
				expect(one.right).toBeLessThanOrEqual(595.28 - 20);
				expect(one.bottom).toBeLessThanOrEqual(841.89);
				for (const other of [
					...boxes.slice(index + 1),
					{ ...code, right: code.x + code.width, bottom: code.y + code.height, lines: ["QR"] },
				]) {
					const apart =
						one.right <= other.x + 0.1 ||
						other.right <= one.x + 0.1 ||
						one.bottom <= other.y + 0.1 ||
						other.bottom <= one.y + 0.1;
					expect(apart, `${notice.beatId}: ${one.lines} over ${other.lines}`).toBe(true);
				}
			}
		}
	});

	test("leads the camera to the beat's own page", async () => {
		for (const { url, beatId } of (await allNotices()).slice(0, 40)) {
			expect(url).toBe(`https://qadam.example.kz/kk/beats/${beatId}`);
			expect(scan(url)).toBe(url);
		}
	});
});

describe("pocket cards", () => {
	test("are Kazakh in front and Russian behind, ten of them on a sheet", async () => {
		const notice = await noticeOfBeat("1110-17");
		const { pages } = await printed("cards", notice);
		expect(pages).toHaveLength(2);
		const [front = "", back = ""] = pages.map(({ text }) => flat(text));
		expect(front.split(notice.phone)).toHaveLength(11);
		expect(back.split(notice.phone)).toHaveLength(11);
		expect(front).toContain("Сіздің учаскелік");
		expect(front).not.toContain("Ваш участковый");
		expect(back).toContain("Ваш участковый инспектор");
		expect(back).toContain(flat(notice.person?.name.ru));
		expect(back).toContain("22.11.2026");
	});
});

describe("an office's sheets", () => {
	test("are one document with a page and a bookmark for each beat", async () => {
		const notices = (await findOfficeNotices("1110-4", now)) ?? [];
		const [first, ...rest] = notices;
		if (!first) throw new Error("the office has beats");
		const { pages, outline } = await readPdf(await printNotices("poster", [first, ...rest]));
		expect(notices.length).toBeGreaterThan(1);
		expect(pages).toHaveLength(notices.length);
		expect(outline).toEqual(notices.map(({ title }) => title.kk));
		for (const [index, notice] of notices.entries())
			expect(flat(pages[index]?.text ?? "")).toContain(flat(notice.phone));
	});

	test("of an office that does not exist do not exist", async () => {
		expect(await findOfficeNotices("9999-1", now)).toBeNull();
		expect(await findOfficeNotices("'; --", now)).toBeNull();
	});
});

describe("what stands on paper", () => {
	test("is nothing of anybody's visit, and no badge", async () => {
		const { rows } = await db.execute<{ name: string }>("SELECT badge AS name FROM officers");
		const notice = await noticeOfBeat("1110-1");
		const text = flat((await printed("poster", notice)).pages[0]?.text ?? "");
		for (const { name } of rows) expect(text).not.toContain(name);
		expect(text).not.toMatch(/пробаци/i);
	});
});

describe("the address of a poster", () => {
	const ask = (beatId: string, locale = "kk", search = "") =>
		getPoster(new Request(`http://localhost/${locale}/beats/${beatId}/poster.pdf${search}`), {
			params: Promise.resolve({ locale, beatId }),
		});

	test("answers a PDF that the browser shows, and that anybody may keep for some minutes", async () => {
		const response = await ask("1110-17");
		expect(response.status).toBe(200);
		expect(response.headers.get("content-type")).toBe("application/pdf");
		expect(response.headers.get("cache-control")).toBe("public, max-age=300");
		expect(response.headers.get("content-disposition")).toMatch(
			/^inline; filename="qadam-1110-17-poster\.pdf"; filename\*=UTF-8''%E2%84%96%2017%20/,
		);
	});

	test("tells the way from the house that was asked for, if the beat serves it", async () => {
		const { rows } = await db.execute<{ id: string; beat_id: string }>(
			"SELECT id, beat_id FROM addresses WHERE lon IS NOT NULL ORDER BY id LIMIT 1",
		);
		const [house] = rows;
		if (!house) throw new Error("the demo has houses");
		const withWay = await findNotice(house.beat_id, now, Number(house.id));
		const without = await findNotice(house.beat_id, now);
		expect(withWay?.office.ways.kk.length).toBeGreaterThan(without?.office.ways.kk.length ?? 0);
		const elsewhere = house.beat_id === "1110-1" ? "1110-2" : "1110-1";
		expect(await findNotice(elsewhere, now, Number(house.id))).toEqual(
			await findNotice(elsewhere, now),
		);
	});

	test.each(["0000-0", "1110-17%00", "../1110-17", "x".repeat(500), "%F0"])(
		"is not found for %j",
		async (beatId) => {
			expect((await ask(beatId)).status).toBe(404);
		},
	);

	test("is not found in a language that the portal does not speak", async () => {
		expect((await ask("1110-17", "de")).status).toBe(404);
	});

	test.each(["abc", "-1", "1e9", "9".repeat(40), "1;drop"])(
		"leaves the way out when %j is asked for as a house",
		async (address) => {
			const plain = await (await ask("1110-17")).bytes();
			const asked = await ask("1110-17", "kk", `?address=${encodeURIComponent(address)}`);
			expect(Buffer.from(await asked.bytes()).equals(plain)).toBe(true);
		},
	);
});
