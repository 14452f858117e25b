import { type Agent, request } from "node:http";

/** What a browser without JavaScript does: it reads a page, fills its form in, sends it and follows where it is led. */
export class Browser {
	readonly #port: number;
	readonly #network: string;
	readonly #agent: Agent;
	readonly #cookies = new Map<string, string>();
	/** Milliseconds of each answer are added here. */
	readonly #times: number[];

	constructor(port: number, network: string, agent: Agent, times: number[] = []) {
		this.#times = times;
		this.#port = port;
		this.#network = network;
		this.#agent = agent;
	}

	get cookie(): string {
		return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
	}

	read(path: string): Promise<Page> {
		return this.#ask("GET", path);
	}

	/** Sends a form as multipart/form-data, as browsers send those that React has made. */
	send(path: string, fields: readonly (readonly [string, string])[]): Promise<Page> {
		const boundary = "----qadambench";
		const parts = fields.map(
			([name, value]) =>
				`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
		);
		return this.#ask("POST", path, `${parts.join("")}--${boundary}--\r\n`, boundary);
	}

	#ask(method: string, path: string, body?: string, boundary?: string): Promise<Page> {
		const begun = performance.now();
		const host = `localhost:${this.#port}`;
		return new Promise((resolve, reject) => {
			const outgoing = request(
				{
					host: "127.0.0.1",
					port: this.#port,
					path,
					method,
					agent: this.#agent,
					headers: {
						host,
						accept: "text/html",
						"x-forwarded-for": this.#network,
						cookie: this.cookie,
						...(body === undefined
							? {}
							: {
									origin: `http://${host}`,
									"content-type": `multipart/form-data; boundary=${boundary}`,
									"content-length": Buffer.byteLength(body),
								}),
					},
				},
				(incoming) => {
					const pieces: Buffer[] = [];
					incoming.on("data", (piece: Buffer) => pieces.push(piece));
					incoming.on("error", reject);
					incoming.on("end", () => {
						this.#times.push(performance.now() - begun);
						for (const cookie of incoming.headers["set-cookie"] ?? []) {
							const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
							if (name) this.#cookies.set(name, value ?? "");
						}
						const location = new URL(incoming.headers.location ?? path, `http://${host}`);
						resolve({
							status: incoming.statusCode ?? 0,
							text: Buffer.concat(pieces).toString(),
							location: incoming.headers.location ? location.pathname + location.search : null,
						});
					});
				},
			);
			outgoing.on("error", reject);
			outgoing.end(body);
		});
	}
}

export type Page = { status: number; text: string; location: string | null };
export type Field = readonly [name: string, value: string];

const unescaped = (text: string): string =>
	text
		.replaceAll("&quot;", '"')
		.replaceAll("&#x27;", "'")
		.replaceAll("&lt;", "<")
		.replaceAll("&amp;", "&");

/**
 * The hidden fields of the last form that changes something and has a field of that name: before it may stand one that
 * only asks for more time.
 */
export function formWith(page: Page, field: string): Field[] {
	for (const [form] of [...page.text.matchAll(/<form[\s\S]*?<\/form>/g)].reverse()) {
		if (!form.includes("$ACTION_") || !form.includes(`name="${field}"`)) continue;
		return [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].flatMap(([input]) => {
			const name = /name="([^"]*)"/.exec(input)?.[1];
			return name
				? [[unescaped(name), unescaped(/value="([^"]*)"/.exec(input)?.[1] ?? "")] as const]
				: [];
		});
	}
	throw new Error(`There is no form with ${field}.`);
}

export const withField = (fields: readonly Field[], name: string, value: string): Field[] => [
	...fields.filter(([known]) => known !== name),
	[name, value],
];
