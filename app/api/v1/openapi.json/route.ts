import { endpoint } from "#app/api/endpoint.ts";
import { buildDocument } from "./document.ts";
import { specificationOperation } from "./schema.ts";

let document: ReturnType<typeof buildDocument> | undefined;

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = endpoint(
	specificationOperation,
	async () => {
		document ??= buildDocument();
		return document;
	},
);
