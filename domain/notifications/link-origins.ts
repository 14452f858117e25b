import type { LinkOrigins } from "./write-message.ts";

type Variables = Record<string, string | undefined>;

/** Where the links of messages lead, from the operator's variables. */
export function linkOrigins(variables: Variables): LinkOrigins {
	const bare = (url: string) => url.replace(/\/$/, "");
	const given = (text: string | undefined) => text?.trim() || null;
	const site = bare(given(variables.PUBLIC_URL) ?? "http://localhost:3000");
	return { site, short: bare(given(variables.SHORT_URL) ?? site) };
}
