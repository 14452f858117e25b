import { crc32 } from "node:zlib";

const signatureLength = 8;
const headerLength = 25;

/** A PNG with one more line of text in it (PNG specification, 11.3.3.2, tEXt), right behind its header. */
export function withText(png: Buffer, keyword: string, text: string): Buffer {
	const content = Buffer.from(`tEXt${keyword}\0${text}`, "latin1");
	const chunk = Buffer.alloc(content.length + 8);
	chunk.writeUInt32BE(content.length - 4, 0);
	content.copy(chunk, 4);
	chunk.writeUInt32BE(crc32(content), content.length + 4);
	const head = signatureLength + headerLength;
	return Buffer.concat([png.subarray(0, head), chunk, png.subarray(head)]);
}
