/** The hosts this site answers to, in lower case: the public one, and its twins on a developer's own machine. */
export function allowedHosts(publicUrl: URL): ReadonlySet<string> {
	const hosts = new Set([publicUrl.host]);
	if (["localhost", "127.0.0.1", "[::1]"].includes(publicUrl.hostname)) {
		const port = publicUrl.port ? `:${publicUrl.port}` : "";
		for (const name of ["localhost", "127.0.0.1", "[::1]"]) hosts.add(name + port);
	}
	return hosts;
}

const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** A health check asks from this very machine and does not know the public name. */
export const isOwnHealthCheck = (path: string, host: string, peer: string | undefined): boolean =>
	path.startsWith("/api/health/") &&
	loopbackHost.test(host) &&
	(peer === "127.0.0.1" || peer === "::1" || peer === "::ffff:127.0.0.1");
