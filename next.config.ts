import type { NextConfig } from "next";

const config: NextConfig = {
	// A second build beside the one that is being served.
	distDir: process.env.NEXT_DIST_DIR ?? ".next",
	poweredByHeader: false,
	// The front door compresses, and answers conditional requests itself.
	compress: false,
	generateEtags: false,
	devIndicators: false,
	// `npm run check` asks tsc about every file; doing it again would make each first start a quarter longer.
	typescript: { ignoreBuildErrors: true },
	images: { unoptimized: true },
	serverExternalPackages: [
		"pg",
		"pino",
		"@node-rs/argon2",
		"graphile-worker",
		"rate-limiter-flexible",
		"pdfkit",
		"fontkit",
	],
	experimental: { serverActions: { bodySizeLimit: "64kb" }, authInterrupts: true },
};

export default config;
