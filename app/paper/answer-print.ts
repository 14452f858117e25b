/**
 * The headers of a print: shown by the browser, saved under a name that says what it is (RFC 6266: plain letters for
 * old programs, the full name for all others).
 */
export function printAnswer(
	bytes: Buffer,
	name: { plain: string; full: string },
	cacheControl: string,
): Response {
	const full = encodeURIComponent(name.full.replace(/\s+/g, " ")).replace(
		/['()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
	);
	return new Response(new Uint8Array(bytes), {
		headers: {
			"content-type": "application/pdf",
			"content-disposition": `inline; filename="${name.plain}"; filename*=UTF-8''${full}`,
			"cache-control": cacheControl,
		},
	});
}
