import { createServer, type RequestListener, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { securityHeaders } from "./security-headers.ts";

/** Written by hand: such a request never becomes one that Node could answer. */
function refuseRaw(socket: Duplex, status: string): void {
	if (!socket.writable) {
		socket.destroy();
		return;
	}
	const headers = Object.entries(securityHeaders("resident", { https: false }))
		.map(([name, value]) => `${name}: ${value}\r\n`)
		.join("");
	socket.end(
		`HTTP/1.1 ${status}\r\n${headers}cache-control: no-store\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
	);
}

/** The HTTP server with its limits: who sends slowly, endlessly or nonsense is cut off. */
export function makeServer(listener: RequestListener): Server {
	const server = createServer(
		{
			headersTimeout: 10_000,
			requestTimeout: 30_000,
			keepAliveTimeout: 20_000,
			connectionsCheckingInterval: 2000,
			// 10 000 percent-encoded Kazakh letters still get a complete page that says no.
			maxHeaderSize: 80 * 1024,
			// A missing Host is refused like a wrong one.
			requireHostHeader: false,
		},
		listener,
	);
	server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
		if (error.code === "ECONNRESET") socket.destroy();
		else if (error.code === "HPE_HEADER_OVERFLOW")
			refuseRaw(socket, "431 Request Header Fields Too Large");
		else if (error.code === "ERR_HTTP_REQUEST_TIMEOUT") refuseRaw(socket, "408 Request Timeout");
		else refuseRaw(socket, "400 Bad Request");
	});
	server.on("connect", (_request, socket) => refuseRaw(socket, "405 Method Not Allowed"));
	// Whatever they expect, they get the answer itself.
	server.on("checkExpectation", listener);
	return server;
}
