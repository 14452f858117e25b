import { expect, test } from "./steps/audit.ts";
import {
	confirmBooking,
	giveDetails,
	openPhone,
	openVisit,
	plainReference,
	takeEarliestSlot,
} from "./steps/book.ts";
import { portalLog } from "./steps/portal.ts";
import { signIn } from "./steps/staff.ts";

test("who books stands in no address, no header and no line of the log", async ({ browser }) => {
	const name = "Кәусарканарейка Тест";
	const phone = "+7 747 605 18 39";
	const page = await openPhone(browser);
	const sent: string[] = [];
	const listen = (watched: typeof page) =>
		watched.on("response", async (response) => {
			sent.push(response.url(), JSON.stringify(await response.allHeaders().catch(() => ({}))));
			sent.push(
				JSON.stringify(
					await response
						.request()
						.allHeaders()
						.catch(() => ({})),
				),
			);
		});
	listen(page);
	await page.goto("/ru/book/window-visit/1110-4");
	await takeEarliestSlot(page, "ru");
	await giveDetails(page, "ru", { name, phone });
	const { reference, pin } = await confirmBooking(page, "ru");
	await page.request.get(`${page.url()}/calendar`);
	const other = await openPhone(browser);
	listen(other);
	await openVisit(other, "ru", { reference, secret: "1839" });
	await other.goto(`/ru/find?q=${encodeURIComponent(`${name} 76`)}`);
	const officer = await signIn(browser, "probation", "ru");
	await officer.goto("/ru/staff/day");
	const marker = `canary-${Date.now().toString(36)}`.replace(/\d/g, "x");
	await officer.request.get(`/ru/${marker}`);

	const canaries = ["анарейка", encodeURIComponent("анарейка"), "6051839", "605 18 39", pin];
	const headers = sent.filter((text) => !text.includes("/find?q="));
	for (const canary of canaries) {
		const where = headers.filter((text) => text.includes(canary));
		expect.soft(where, canary).toEqual([]);
	}
	// The probation service's name would say why somebody comes.
	expect.soft(headers.filter((text) => /probation|пробаци/i.test(text))).toEqual([]);

	const log = () => portalLog() ?? "";
	test.skip(portalLog() === null, "this portal's log is kept elsewhere");
	await expect.poll(log).toContain(marker);
	for (const canary of [...canaries, plainReference(reference), reference])
		expect
			.soft(
				log()
					.split("\n")
					.filter((line) => line.includes(canary)),
				canary,
			)
			.toEqual([]);
	for (const opened of [page, other, officer]) await opened.context().close();
});
