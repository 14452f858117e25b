import smpp, { type Pdu, type Session } from "smpp";
import { type LinkOrigins, writeSms } from "#domain/notifications/write-message.ts";
import { type Gateway, type Receipt, SendingFailed } from "./gateway.ts";

/*
 * SMS by SMPP 3.4: one transceiver session, bound when the first message goes and kept by enquire_link. Receipts come
 * back over it as deliver_sm. A session that is lost is bound anew with the next message.
 */

type Settings = {
	/** smpp://system-id:password@host:2775?source=Qadam, or smpps:// for TLS. */
	url: string;
	origins: LinkOrigins;
};

const answerMs = 10_000;
const enquireMs = 30_000;
/** SMPP 3.4, 5.2.19: UCS-2. */
const ucs2 = 8;
/** 5.1.3: wrong number, wrong message, or not allowed to this number: the same tomorrow. The rest may pass. */
const permanent = new Set([0x0a, 0x0b, 0x33, 0x34, 0x48, 0x49, 0x50, 0x51, 0x61, 0xfe]);
/** 5.2.28: delivered, accepted. Those that end otherwise: expired, deleted, undeliverable, rejected. */
const delivered = new Set([2, 6]);
const undelivered = new Set([3, 4, 5, 8]);
const textOf = {
	DELIVRD: true,
	ACCEPTD: true,
	EXPIRED: false,
	DELETED: false,
	UNDELIV: false,
	REJECTD: false,
};

/** Reads a receipt from its fields or, where a centre sends none, from its text (SMPP 3.4, appendix B). */
export function readReceipt(pdu: Pdu): Receipt | null {
	if (((pdu.esm_class ?? 0) & 0x3c) === 0) return null;
	const message = pdu.short_message?.message;
	const text = typeof message === "string" ? message : (message?.toString("latin1") ?? "");
	const providerId = pdu.receipted_message_id ?? /\bid:(\S+)/.exec(text)?.[1];
	const state = pdu.message_state;
	const word = /\bstat:([A-Z]{7})/.exec(text)?.[1] as keyof typeof textOf | undefined;
	if (!providerId) return null;
	if (state !== undefined && delivered.has(state)) return { providerId, delivered: true };
	if (state !== undefined && undelivered.has(state)) return { providerId, delivered: false };
	const said = word === undefined ? undefined : textOf[word];
	return said === undefined ? null : { providerId, delivered: said };
}

/** The answer to a request, or a failure when none comes: whether it arrived is then unknown. */
function ask(session: Session, request: (answer: (pdu: Pdu) => void) => boolean): Promise<Pdu> {
	return new Promise((resolve, reject) => {
		const fail = (reason: string) => {
			clearTimeout(timer);
			session.off("close", lost);
			reject(new SendingFailed(reason, false));
		};
		const lost = () => fail("smpp-lost");
		const timer = setTimeout(() => fail("smpp-timeout"), answerMs);
		session.once("close", lost);
		const written = request((pdu) => {
			clearTimeout(timer);
			session.off("close", lost);
			resolve(pdu);
		});
		if (!written) fail("smpp-closed");
	});
}

const hex = (status: number): string => status.toString(16).padStart(2, "0");

export function openSmpp({ url, origins }: Settings): Gateway {
	const address = new URL(url);
	const tls = address.protocol === "smpps:";
	const port = Number(address.port) || (tls ? 3550 : 2775);
	const source = address.searchParams.get("source") ?? "Qadam";
	let bound: Promise<Session> | null = null;
	let handle: ((receipt: Receipt) => Promise<void>) | null = null;

	function connect(): Session {
		const session = smpp.connect({ host: address.hostname, port, tls });
		// What is not read here would end the process; that the session is gone, "close" says.
		session.on("error", () => session.destroy());
		session.on("enquire_link", (pdu: Pdu) => session.send(pdu.response()));
		session.on("unbind", (pdu: Pdu) => {
			session.send(pdu.response());
			session.close();
		});
		session.on("deliver_sm", (pdu: Pdu) => void receive(session, pdu));
		return session;
	}

	/** Answered only when the receipt is kept: a centre sends again what was not answered. */
	async function receive(session: Session, pdu: Pdu): Promise<void> {
		const receipt = readReceipt(pdu);
		try {
			if (receipt) await handle?.(receipt);
			session.send(pdu.response());
		} catch {
			session.send(pdu.response({ command_status: 0x08 }));
		}
	}

	async function bind(): Promise<Session> {
		const session = connect();
		session.on("close", () => {
			bound = null;
		});
		await new Promise<void>((resolve, reject) => {
			session.once(tls ? "secureConnect" : "connect", resolve);
			session.once("close", () => reject(new SendingFailed("smpp-unreachable", false)));
			session.socket.setTimeout(answerMs, () => session.destroy());
		});
		session.socket.setTimeout(0);
		const answer = await ask(session, (done) =>
			session.bind_transceiver(
				{
					system_id: decodeURIComponent(address.username),
					password: decodeURIComponent(address.password),
					interface_version: 0x34,
				},
				done,
			),
		);
		if (answer.command_status !== 0) {
			session.destroy();
			throw new SendingFailed(`smpp-bind-${hex(answer.command_status)}`, false);
		}
		keepAlive(session);
		return session;
	}

	/** A link that died without a word is found out by asking now and then. */
	function keepAlive(session: Session): void {
		const timer = setInterval(() => {
			ask(session, (done) => session.enquire_link(done)).catch(() => session.destroy());
		}, enquireMs);
		timer.unref();
		session.once("close", () => clearInterval(timer));
	}

	async function session(): Promise<Session> {
		bound ??= bind();
		try {
			return await bound;
		} catch (error) {
			bound = null;
			throw error;
		}
	}

	return {
		async send({ contents }) {
			const open = await session();
			const answer = await ask(open, (done) =>
				open.submit_sm(
					{
						source_addr_ton: /^\+?\d+$/.test(source) ? 1 : 5,
						source_addr: source,
						dest_addr_ton: 1,
						dest_addr_npi: 1,
						destination_addr: contents.to.replace("+", ""),
						data_coding: ucs2,
						short_message: writeSms(contents, origins),
						registered_delivery: 1,
					},
					done,
				),
			);
			const status = answer.command_status;
			if (status !== 0) throw new SendingFailed(`smpp-${hex(status)}`, permanent.has(status));
			return { providerId: answer.message_id || null };
		},
		onReceipt(handler) {
			handle = handler;
		},
		async close() {
			const open = await bound?.catch(() => null);
			if (!open) return;
			await ask(open, (done) => open.unbind(done)).catch(() => {});
			open.destroy();
		},
	};
}
