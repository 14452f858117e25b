import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import smpp, { type Pdu, type Session } from "smpp";
import { SMTPServer } from "smtp-server";

// Real servers of the three kinds that messages go to, in this process. Each can be stopped and started again on its port.

export type ReceivedMail = { to: string[]; raw: string };

/** An SMTP server. `answer` may refuse a recipient with a status. */
export async function mailServer(answer: (to: string) => number | null = () => null, port = 0) {
	const received: ReceivedMail[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ["STARTTLS"],
		logger: false,
		// The sender keeps its connections open.
		closeTimeout: 50,
		onRcptTo({ address }, _session, done) {
			const status = answer(address);
			done(
				status ? Object.assign(new Error("no such person here"), { responseCode: status }) : null,
			);
		},
		onData(stream, session, done) {
			const chunks: Buffer[] = [];
			stream.on("data", (chunk: Buffer) => chunks.push(chunk));
			stream.on("end", () => {
				const to = session.envelope.rcptTo.map(({ address }) => address);
				received.push({ to, raw: Buffer.concat(chunks).toString("utf8") });
				done();
			});
		},
	});
	server.on("error", () => {});
	await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
	const taken = (server.server.address() as AddressInfo).port;
	return {
		received,
		port: taken,
		url: `smtp://127.0.0.1:${taken}`,
		stop: () => new Promise<void>((resolve) => server.close(resolve)),
	};
}

export type ReceivedSms = { to: string; text: string; from: string; coding: number };

/** A message centre that speaks SMPP. `answer` gives the status of a submit_sm, or "silence". */
export async function messageCentre(
	answer: (to: string) => number | "silence" = () => 0,
	port = 0,
) {
	const received: ReceivedSms[] = [];
	const sessions = new Set<Session>();
	let next = 1;
	let binds = 0;
	const server = smpp.createServer((session) => {
		sessions.add(session);
		session.on("error", () => {});
		session.on("close", () => sessions.delete(session));
		session.on("bind_transceiver", (pdu: Pdu) => {
			binds++;
			const right = pdu.system_id === "qadam" && pdu.password === "s3cret p";
			session.send(pdu.response({ command_status: right ? 0 : 0x0e }));
		});
		session.on("enquire_link", (pdu: Pdu) => session.send(pdu.response()));
		session.on("unbind", (pdu: Pdu) => session.send(pdu.response()));
		session.on("submit_sm", (pdu: Pdu) => {
			const to = pdu.destination_addr ?? "";
			const status = answer(to);
			if (status === "silence") return;
			if (status !== 0) return session.send(pdu.response({ command_status: status }));
			received.push({
				to,
				text: String(pdu.short_message?.message),
				from: pdu.source_addr ?? "",
				coding: pdu.data_coding ?? -1,
			});
			session.send(pdu.response({ message_id: `m${next++}` }));
		});
	});
	await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
	const taken = (server.address() as AddressInfo).port;
	return {
		received,
		port: taken,
		url: `smpp://qadam:s3cret%20p@127.0.0.1:${taken}?source=Qadam`,
		binds: () => binds,
		/** Sends a receipt over the open session and waits until it has been answered. */
		receipt: (text: string, fields: Record<string, unknown> = {}) =>
			new Promise<number>((resolve, reject) => {
				const [session] = sessions;
				if (!session) return reject(new Error("Nobody is bound."));
				session.deliver_sm({ esm_class: 4, short_message: text, ...fields }, (pdu) =>
					resolve(pdu.command_status),
				);
			}),
		stop: () =>
			new Promise<void>((resolve) => {
				for (const session of sessions) session.destroy();
				server.close(() => resolve());
			}),
	};
}

/** Somebody's HTTP interface for SMS. */
export async function smsInterface(answer: () => { status: number; body: string }) {
	const received: { body: string; headers: Record<string, unknown> }[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on("data", (chunk: Buffer) => chunks.push(chunk));
		request.on("end", () => {
			received.push({ body: Buffer.concat(chunks).toString("utf8"), headers: request.headers });
			const { status, body } = answer();
			response.writeHead(status, { "content-type": "application/json" }).end(body);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		received,
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`,
		stop: () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
