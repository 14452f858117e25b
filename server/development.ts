import type { RequestListener } from "node:http";
import type { DoorConfig } from "./config.ts";
import { preferredLocale } from "./locale.ts";
import type { Handler } from "./render.ts";
import { readVisit } from "./visit.ts";

/** For `npm run dev`: pages as Next makes them, with only the headers that they count on. */
export function developmentListener(
	handler: Handler,
	config: Pick<DoorConfig, "publicUrl" | "trustedProxies">,
): RequestListener {
	return (request, response) => {
		const visit = readVisit(request, response, config);
		request.headers["x-request-id"] = visit.id;
		request.headers["x-qadam-network"] = visit.network;
		request.headers["x-qadam-target"] = request.url ?? "/";
		if (visit.target?.path === "/") {
			const locale = preferredLocale(request.headers.cookie, request.headers["accept-language"]);
			response.writeHead(307, { location: `/${locale}` }).end();
			return;
		}
		void handler(request, response);
	};
}
