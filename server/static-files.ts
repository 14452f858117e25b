import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { isCompressible } from "./encoding.ts";
import { contentHash } from "./entity-tag.ts";
import { KeptBody } from "./kept-body.ts";

const types: Record<string, string> = {
	".css": "text/css; charset=utf-8",
	".geojson": "application/geo+json",
	".html": "text/html; charset=utf-8",
	".ico": "image/x-icon",
	".jpg": "image/jpeg",
	".js": "text/javascript; charset=utf-8",
	".json": "application/json",
	".mjs": "text/javascript; charset=utf-8",
	".pdf": "application/pdf",
	".png": "image/png",
	".svg": "image/svg+xml",
	".txt": "text/plain; charset=utf-8",
	".webmanifest": "application/manifest+json",
	".webp": "image/webp",
	".woff2": "font/woff2",
	".xml": "application/xml",
};

/** A name that changes with its content, as Next's own files have, may be kept for ever. */
const namedByContent = /[.-](?=[\w-]*\d)[\w-]{8,}\.\w+$/;

export type StaticFile = { body: KeptBody; type: string; named: boolean; fresh: boolean };

type Known = { path: string; type: string; named: boolean; file?: StaticFile };

/** Keeps pages for reading without a network. Never from a cache: an old one would go on showing old pages. */
const worker = "/sw.js";

/** The files of the build and of public/, listed once: what is not in the list does not exist, so no path can escape. */
export class StaticFiles {
	readonly #known = new Map<string, Known>();

	/** `only`: of a package, the files that pages use and no others. */
	constructor(folders: { folder: string; prefix: string; named: boolean; only?: string[] }[]) {
		for (const { folder, prefix, named, only } of folders) {
			if (!existsSync(folder)) continue;
			for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
				if (!entry.isFile() || entry.name.startsWith(".")) continue;
				if (only && !only.includes(entry.name)) continue;
				const path = join(entry.parentPath, entry.name);
				const address = `${prefix}/${relative(folder, path).split(sep).join("/")}`;
				const type =
					// Browsers take speculation rules under this type only.
					entry.name === "speculation-rules.json"
						? "application/speculationrules+json"
						: (types[extname(entry.name)] ?? "application/octet-stream");
				this.#known.set(address, { path, type, named: named || namedByContent.test(entry.name) });
			}
		}
	}

	find(path: string): StaticFile | null {
		const known = this.#known.get(path.includes("%") ? decodeURIComponent(path) : path);
		if (!known) return null;
		known.file ??= {
			body: new KeptBody(this.#read(known), {
				compressible: isCompressible(known.type),
				effort: 11,
			}),
			type: known.type,
			named: known.named,
			fresh: known === this.#known.get(worker),
		};
		return known.file;
	}

	#read(known: Known): Buffer {
		const bytes = readFileSync(known.path);
		if (known !== this.#known.get(worker)) return bytes;
		return Buffer.from(bytes.toString().replace("{version}", this.#version(bytes)));
	}

	/** Another one for each build (its files carry its name) and for each change of a file in public/. */
	#version(ofWorker: Buffer): string {
		const files = [...this.#known].sort(([one], [other]) => (one < other ? -1 : 1));
		const names = files.map(([address, { named }]) =>
			named || address === worker ? address : `${address} ${this.versionOf(address)}`,
		);
		return contentHash(Buffer.from(`${names.join("\n")}\n${ofWorker}`)).slice(0, 10);
	}

	/** The hash of a file's content, short, for its address; null when there is no such file. */
	versionOf(address: string): string | null {
		return this.find(address)?.body.hash.slice(0, 10) ?? null;
	}
}

export function cacheControlOf(file: StaticFile, search: string): string {
	if (file.fresh) return "no-cache";
	const versioned = search === `?v=${file.body.hash.slice(0, 10)}`;
	return file.named || versioned
		? "public, max-age=31536000, immutable"
		: "public, max-age=300, stale-while-revalidate=86400";
}
