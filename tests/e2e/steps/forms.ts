import type { APIResponse, Page } from "@playwright/test";

export type Fields = [name: string, value: string][];

/** What a form would send now, its hidden fields too. */
export async function fieldsOf(page: Page, selector: string): Promise<Fields> {
	return page
		.locator(selector)
		.first()
		.evaluate((form) =>
			[...new FormData(form as HTMLFormElement)].map(([name, value]): [string, string] => [
				name,
				String(value),
			]),
		);
}

export const withField = (fields: Fields, name: string, value: string): Fields => [
	...fields.filter(([known]) => known !== name),
	[name, value],
];

/** Sends those fields to the page's own address as the browser would, without following where it leads. */
export async function send(page: Page, fields: Fields, path = page.url()): Promise<APIResponse> {
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	return page.request.post(path, {
		headers: { origin: new URL(page.url()).origin },
		multipart: form,
		maxRedirects: 0,
	});
}
