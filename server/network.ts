import { isIP } from "node:net";

function expanded(address: string): string[] {
	const [head = "", tail] = address.split("::");
	const left = head ? head.split(":") : [];
	if (tail === undefined) return left;
	const right = tail ? tail.split(":") : [];
	return [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right];
}

/**
 * The network somebody comes from, for rate limits: the IPv4 address, or the first 64 bits of an IPv6 one, since
 * one household owns all of those. Behind `proxies` proxies of our own that many last hops of X-Forwarded-For were
 * written by them; the hops before are whatever the sender claims.
 */
export function networkOf(
	peer: string | undefined,
	forwardedFor: string | undefined,
	proxies: number,
): string {
	const hop = proxies > 0 ? forwardedFor?.split(",").at(-proxies)?.trim() : undefined;
	let address = (hop && isIP(hop) ? hop : (peer ?? "")).toLowerCase();
	if (address.startsWith("::ffff:") && isIP(address.slice(7)) === 4) address = address.slice(7);
	if (isIP(address) !== 6) return address || "unknown";
	const parts = expanded(address.split("%")[0] ?? "");
	return `${parts
		.slice(0, 4)
		.map((part) => Number.parseInt(part, 16).toString(16))
		.join(":")}::/64`;
}
