import type { IncomingMessage } from "node:http";

/** Forms here are short; uploads will get a route and a limit of their own. */
export const largestForm = 64 * 1024;

/** Read on and thrown away this far, so that a browser gets to read the refusal instead of a broken connection. */
const patience = 1024 * 1024;

/** The whole body, or null when it is larger than `limit`. Rejects when the sender breaks off. */
export function readBody(request: IncomingMessage, limit = largestForm): Promise<Buffer | null> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let length = 0;
		request.on("data", (chunk: Buffer) => {
			length += chunk.length;
			if (length <= limit) chunks.push(chunk);
			else {
				chunks.length = 0;
				if (length > patience) {
					request.pause();
					resolve(null);
				}
			}
		});
		request.on("end", () => resolve(length > limit ? null : Buffer.concat(chunks)));
		request.on("error", reject);
		request.on("close", () => reject(new Error("The sender broke off")));
	});
}

/** Whether a body is what its type says, as far as Next would stumble over it: a broken multipart form ends in a 500. */
export async function isWellFormed(body: Buffer, type: string | undefined): Promise<boolean> {
	if (!type?.toLowerCase().startsWith("multipart/form-data")) return true;
	try {
		await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
		return true;
	} catch {
		return false;
	}
}
