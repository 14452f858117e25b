/**
 * An address of ours as others see it: behind the front door the request's own is an inner one. Read here and not
 * through lib/env.ts, which looks for the project's folder and would make the build trace all of it.
 */
export const publicAddress = (path: string): string =>
	new URL(path, process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? 3000}`).href;
