import { expect, test } from "./steps/audit.ts";
import { wordsOf } from "./steps/book.ts";

test.describe.configure({ mode: "parallel" });

const locales = ["kk", "ru", "en"] as const;

for (const locale of locales)
	test(`what does not exist or is not allowed is a complete page in ${locale}`, async ({
		request,
		audit,
		baseURL,
	}) => {
		const t = wordsOf(locale);
		const missing = [
			"/nothing-here",
			"/beats/9999-9",
			"/offices/none",
			"/units/0",
			"/services/none",
		];
		for (const path of missing) {
			const answer = await request.get(`/${locale}${path}`);
			expect(answer.status(), path).toBe(404);
			const html = await answer.text();
			expect(html, path).toContain(t("error-page.404.title"));
			expect(html, path).toContain(String(answer.headers()["x-request-id"]));
			expect(html, path).toContain('href="tel:102"');
		}
		const unknown = await request.get(`/${locale}/beats/9999-9`);
		await audit.html(await unknown.text(), unknown.url(), locale);

		const foreign = await request.post(`/${locale}/visits/find`, {
			headers: { origin: "https://elsewhere.example" },
			form: { reference: "1" },
		});
		expect(foreign.status()).toBe(403);
		expect(await foreign.text()).toContain(t("error-page.403.title"));
		await audit.html(await foreign.text(), foreign.url(), locale);
		for (const origin of ["null", `${baseURL}.evil.example`, "https://localhost"]) {
			const answer = await request.post(`/${locale}/visits/find`, {
				headers: { origin },
				form: { reference: "1" },
			});
			expect(answer.status(), origin).toBe(403);
		}
		const wrongMethod = await request.delete(`/${locale}`);
		expect(wrongMethod.status()).toBe(405);
		await audit.html(await wrongMethod.text(), wrongMethod.url(), locale);
	});

for (const locale of locales)
	test(`every error page says in ${locale} what happened, what became of the answers, what to do`, async ({
		request,
		audit,
	}) => {
		test.setTimeout(120_000);
		const t = wordsOf(locale);
		const soon = new Date(Date.now() + 3_600_000).toISOString();
		const codes = [
			"400",
			"403",
			"404",
			"405",
			"409",
			"410",
			"413",
			"421",
			"429",
			"500",
			"503",
		] as const;
		const titles = new Set<string>();
		for (const code of [...codes, "maintenance"] as const) {
			const query = code === "maintenance" ? `?until=${soon}&reason=database` : "";
			const answer = await request.get(`/${locale}/errors/${code}${query}`);
			const html = await answer.text();
			for (const part of ["title", "text", "answers", "next"] as const)
				expect.soft(html, `${code} ${part}`).toContain(t(`error-page.${code}.${part}`));
			for (const number of ["102", "112"]) expect.soft(html).toContain(`href="tel:${number}"`);
			titles.add(t(`error-page.${code}.title`));
			await audit.html(html, answer.url(), locale);
		}
		expect(titles.size).toBe(codes.length + 1);
	});

test("outside the three languages the page speaks the browser's, else Kazakh", async ({
	request,
}) => {
	for (const [asked, spoken] of [
		["ru", "ru"],
		["de,en;q=0.5", "en"],
		["de", "kk"],
	] as const) {
		const answer = await request.get("/nothing", { headers: { "accept-language": asked } });
		expect(answer.status()).toBe(404);
		expect(await answer.text()).toContain(wordsOf(spoken)("error-page.404.title"));
		const home = await request.get("/", {
			headers: { "accept-language": asked },
			maxRedirects: 0,
		});
		expect(home.headers().location).toBe(`/${spoken}`);
	}
});

test("no query, however broken, brings forth an error of the server", async ({ request }) => {
	const long = "ә".repeat(10_000 / 6);
	const broken = [
		"/kk/find?q=%00",
		"/kk/find?q=%ff%fe",
		`/kk/find?q=${encodeURIComponent(long)}`,
		`/kk/find?q=${"a".repeat(10_000)}`,
		"/kk/find?q=a&q=b&q=c",
		"/kk/find?lat=NaN&lng=%00",
		"/kk/find?lat=1&lat=2",
		"/ru/beats/%00",
		"/ru/beats/1110-19?address=99999999999999999999",
		"/ru/beats/1110-19?address=-1",
		"/ru/beats/1110-19?address=%00",
		"/ru/book/inspector-reception/1110-4?beat=%00",
		"/ru/book/inspector-reception/1110-4?beat=1110-19&day=2026-02-30",
		"/ru/book/inspector-reception/1110-4?beat=1110-19&day=0000-00-00",
		"/ru/book/inspector-reception/1110-4?beat=1110-19&day=9999-12-31",
		`/ru/book/inspector-reception?beat=${"1".repeat(10_000)}`,
		"/ru/book/%00/1110-4",
		"/ru/book/details?hold=%00",
		`/ru/book/check?hold=${"0".repeat(10_000)}`,
		"/ru/book/check?hold=00000000-0000-0000-0000-000000000000&taken=1",
		"/ru/visits/%00",
		`/ru/visits/${"A".repeat(10_000)}`,
		"/ru/visits/ABCDEFGH12/calendar",
		"/ru/visits/ABCDEFGH12/move?day=%00",
		"/ru/staff/sign-in?next=%00",
		"/ru/staff/day?date=%00&office=%00&find=%00",
		"/ru/errors/500%00",
		"/%00",
		"/ru/%2e%2e/%2e%2e/etc/passwd",
	];
	for (const path of broken) {
		const answer = await request.get(path);
		expect.soft(answer.status(), path.slice(0, 80)).toBeLessThan(500);
	}
});
