import { expect, test } from "./steps/audit.ts";
import { freshPhone, openPhone, readSecrets } from "./steps/book.ts";
import { bookByKeyboard } from "./steps/keyboard.ts";

// Each way at a beat of its own: the tests run side by side and shall not take each other's times.
const ways = [
	{ name: "with scripts", javaScript: true, address: "Абай 76, Көкшетау" },
	{ name: "without scripts", javaScript: false, address: "Ауэзова 50 Кокшетау" },
];

for (const { name, javaScript, address } of ways)
	test(`a visit is booked from the home page with the keyboard alone, ${name}, in few presses`, async ({
		browser,
	}, { annotations }) => {
		const page = await openPhone(browser, { javaScript });
		const details = { name: "Айгүл Серікқызы", phone: freshPhone() };
		const { presses, letters } = await bookByKeyboard(page, "kk", address, details);
		await readSecrets(page);
		annotations.push({ type: "key presses", description: `${presses}, and ${letters} letters` });
		// Five pages: over the skip link, to the field or button, and Enter.
		expect(presses).toBeLessThanOrEqual(36);
		await page.context().close();
	});
