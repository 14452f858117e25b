import { readFile, stat } from "node:fs/promises";
import { join, normalize } from "node:path";

const largestBytes = 3 * 1024 * 1024;

/**
 * The bytes of a photo that stands in public/ ("/photos/kz-0017.jpg"), or null: what is missing, lies elsewhere, is
 * no JPEG or PNG or is too heavy is replaced by the drawn portrait rather than failing the paper.
 */
export async function readPhoto(photo: string): Promise<Buffer | null> {
	if (!/^\/[\w/.-]+\.(jpe?g|png)$/i.test(photo) || photo.includes("..")) return null;
	const path = join(/* turbopackIgnore: true */ process.cwd(), "public", normalize(photo));
	try {
		if ((await stat(path)).size > largestBytes) return null;
		const bytes = await readFile(path);
		const isJpeg = bytes.readUInt16BE(0) === 0xffd8;
		const isPng = bytes.subarray(0, 8).equals(Buffer.from("89504e470d0a1a0a", "hex"));
		return isJpeg || isPng ? bytes : null;
	} catch {
		return null;
	}
}
