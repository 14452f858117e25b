import { cookies } from "next/headers";
import { browserCookie } from "#lib/session.ts";

const days = 365;

/*
 * The beat somebody has called theirs. It is nearly where they live, so it is treated as personal: a cookie that no
 * script reads, on this device only, in no table and no log, gone with one tap.
 */

export async function myBeat(): Promise<string | null> {
	const value = (await cookies()).get(browserCookie("qadam_beat").name)?.value ?? "";
	return /^[\w-]{1,40}$/.test(value) ? value : null;
}

export async function setMyBeat(beatId: string): Promise<void> {
	const { name, options } = browserCookie("qadam_beat");
	(await cookies()).set(name, beatId, { ...options, maxAge: days * 24 * 60 * 60 });
}

export async function forgetMyBeat(): Promise<void> {
	const { name, options } = browserCookie("qadam_beat");
	(await cookies()).set(name, "", { ...options, maxAge: 0 });
}
