import { join } from "node:path";

/** The least that Next can be: one page, made anew for each request. What the portal's own pages are compared with. */
export default {
	poweredByHeader: false,
	compress: false,
	turbopack: { root: join(import.meta.dirname, "../../..") },
};
