import { createServer } from "node:net";
import { Trouble } from "./prepare-environment.ts";

function isFree(port: number, host: string): Promise<boolean> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.on("error", (error: NodeJS.ErrnoException) => {
			if (error.code === "EADDRINUSE") return resolve(false);
			if (error.code === "EACCES")
				return reject(
					new Trouble(`PORT ${port} is for root only on this machine: choose one above 1023.`),
				);
			reject(new Trouble(`HOST ${host} cannot be listened on: ${error.message}`));
		});
		probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
	});
}

/** Whether a program answers on the loopback, although `host` may be another address: browsers would reach that one. */
async function isTaken(port: number, host: string): Promise<boolean> {
	if (!(await isFree(port, host))) return true;
	for (const loopback of ["127.0.0.1", "::1"])
		if (loopback !== host && !(await isFree(port, loopback).catch(() => true))) return true;
	return false;
}

/** The first port from `wanted` on that nobody listens on. */
export async function nextFreePort(wanted: number, host: string): Promise<number> {
	for (let port = wanted; port < Math.min(wanted + 100, 65536); port++)
		if (!(await isTaken(port, host))) return port;
	throw new Trouble(
		`The ports from ${wanted} on are all in use. Choose another: PORT=8080 npm start`,
	);
}
