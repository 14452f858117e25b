import { expect, test } from "vitest";
import { readPdf } from "#tests/factories/read-pdf.ts";
import { printReport } from "./print-report.ts";
import type { Report } from "./report-model.ts";

const report = (rows: number): Report => ({
	language: "kk",
	caption: "Ақмола облысының полициясы",
	title: "Күту және тұрғындардың пікірі",
	facts: ["2026 жылғы шілде – қыркүйек", "Облыс бойынша"],
	parts: [
		{ kind: "sentences", heading: "Не өзгерді", sentences: ["Күту ұзарған жоқ."] },
		{
			kind: "table",
			heading: "Пункттер бойынша",
			head: ["Пункт", "Орташа күту", "Ұзақ күткендер"],
			rows: Array.from({ length: rows }, (_, at) => [
				`Көкшетау, № ${at + 1}`,
				`${at}\u00a0мин`,
				"18,2\u00a0% (15,1–21,8; n\u00a0=\u00a0412)",
			]),
			notes: ["Формула: ұзақ күткендер / шақырылғандар."],
		},
	],
	foot: (page, pages) => `Qadam · ${page} / ${pages}`,
	synthetic: "Синтетикалық деректер",
	asOf: new Date("2026-10-01T00:00:00Z"),
});

test("every row of a long table is on paper once, under a head on each page, in Kazakh letters", async () => {
	const bytes = await printReport(report(120));
	const { pages, isTagged, outline } = await readPdf(bytes);
	expect(pages.length).toBeGreaterThan(2);
	expect(isTagged).toBe(true);
	expect(outline).toEqual(["Күту және тұрғындардың пікірі"]);
	const whole = pages.map(({ text }) => text).join("\n");
	for (let at = 1; at <= 120; at++) expect(whole.split(`№ ${at} `)).toHaveLength(2);
	const withRows = pages.filter(({ text }) => text.includes("Көкшетау"));
	for (const { text, roles } of withRows) {
		expect(text).toContain("Ұзақ күткендер");
		expect(roles).toContain("Table");
		expect(roles).toContain("TH");
	}
	expect(pages[0]?.text).toContain("Qadam · 1 / ");
	expect(pages[0]?.text).toContain("Синтетикалық деректер");
	expect(pages[0]?.text.replaceAll("\u00a0", " ")).toContain("18,2 % (15,1–21,8; n = 412)");
});

test("a report without rows still says what it is about", async () => {
	const { pages } = await readPdf(await printReport(report(0)));
	expect(pages).toHaveLength(1);
	expect(pages[0]?.text).toContain("Күту ұзарған жоқ.");
});
