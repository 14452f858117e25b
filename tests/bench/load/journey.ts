import type { Agent } from "node:http";
import { Browser, type Field, formWith, type Page, withField } from "./browser.ts";

export type Wish = { serviceId: string; officeId: string; slot: string };

/** The forms of a journey as a first visitor was given them: what others send differs in a few fields. */
export type Forms = { slot: Field[]; details: Field[]; check: Field[] };

const surnames = ["Ахметов", "Иванова", "Омарова", "Ким", "Сериков", "Петренко", "Жұмабаева"];

/** Another person for each number; the phone is possible, the network a village's. */
const person = (number: number): Field[] => [
	["name", `${surnames[number % surnames.length]} ${String.fromCharCode(1040 + (number % 32))}`],
	["phone", `+7701${String(1_000_000 + (number % 9_000_000))}`],
	["language", "kk"],
];

export const networkOf = (number: number): string =>
	`10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;

const slotPage = ({ serviceId, officeId }: Wish): string => `/kk/book/${serviceId}/${officeId}`;

function led(page: Page): string {
	if (page.status === 303 && page.location) return page.location;
	const [title = ""] = /<title>[^<]*/.exec(page.text) ?? [];
	throw new Error(`Expected to be led on, got ${page.status} ${title}.`);
}

function shown(page: Page): Page {
	if (page.status !== 200) throw new Error(`Expected a page, got ${page.status}.`);
	return page;
}

export type Walk = {
	port: number;
	agent: Agent;
	number: number;
	wish: Wish;
	/** Milliseconds of each answer are added here. */
	times?: number[];
};
type Walked = {
	booked: boolean;
	forms: Forms;
	visit: string;
	cookie: string;
};
type Pause = () => Promise<void>;

/** The whole journey, every page of it read: slot, details, check, the visit. */
export async function walk(
	{ port, agent, number, wish, times }: Walk,
	pause: Pause = async () => {},
): Promise<Walked> {
	const browser = new Browser(port, networkOf(number), agent, times);
	const slot = formWith(shown(await browser.read(slotPage(wish))), "slot");
	await pause();
	const details = led(await browser.send(slotPage(wish), withField(slot, "slot", wish.slot)));
	const detailsForm = formWith(shown(await browser.read(details)), "name");
	await pause();
	const check = led(await browser.send(details, [...detailsForm, ...person(number)]));
	const checkForm = formWith(shown(await browser.read(check)), "hold");
	await pause();
	const visit = led(await browser.send(check, checkForm));
	shown(await browser.read(visit));
	return {
		booked: visit.includes("/visits/"),
		forms: { slot, details: detailsForm, check: checkForm },
		visit,
		cookie: browser.cookie,
	};
}

/** Only as far as the question who comes. Answers that page's path, and the cookie that it belongs to. */
export async function hold({ port, agent, number, wish }: Walk) {
	const browser = new Browser(port, networkOf(number), agent);
	const slot = formWith(shown(await browser.read(slotPage(wish))), "slot");
	const details = led(await browser.send(slotPage(wish), withField(slot, "slot", wish.slot)));
	return { details, cookie: browser.cookie };
}

/** The three posts alone, with forms read before. */
export async function post({ port, agent, number, wish }: Walk, forms: Forms): Promise<boolean> {
	const browser = new Browser(port, networkOf(number), agent);
	const key = `bench-${number}-${crypto.randomUUID()}`;
	const slot = withField(withField(forms.slot, "slot", wish.slot), "formKey", key.slice(0, 60));
	const details = led(await browser.send(slotPage(wish), slot));
	const hold = new URLSearchParams(details.split("?")[1]).get("hold") ?? "";
	const check = led(
		await browser.send(details, [...withField(forms.details, "hold", hold), ...person(number)]),
	);
	const visit = led(await browser.send(check, withField(forms.check, "hold", hold)));
	return visit.includes("/visits/");
}
