import type { RequestListener } from "node:http";
import type { DoorConfig } from "./config.ts";
import type { Handler } from "./render.ts";
import { fullAddress } from "./short-addresses.ts";
import type { StaticFiles } from "./static-files.ts";
import { localeOf, readVisit } from "./visit.ts";

/** For `npm run dev`: pages as Next makes them, with only the headers that they count on. */
export function developmentListener(
	handler: Handler,
	config: Pick<DoorConfig, "publicUrl" | "trustedProxies">,
	files: StaticFiles,
): RequestListener {
	return (request, response) => {
		const visit = readVisit(request, response, config);
		request.headers["x-request-id"] = visit.id;
		request.headers["x-qadam-network"] = visit.network;
		request.headers["x-qadam-target"] = request.url ?? "/";
		const full = fullAddress(visit.target?.path ?? "", localeOf(visit));
		if (full) {
			response.writeHead(307, { location: full }).end();
			return;
		}
		const file = visit.target && files.find(visit.target.path);
		if (file) {
			response.writeHead(200, { "content-type": file.type }).end(file.body.identity);
			return;
		}
		void handler(request, response);
	};
}
