/** The part of `smpp` 0.5 that is used here; the package has no types of its own. */
declare module "smpp" {
	import type { EventEmitter } from "node:events";
	import type { Server as NetServer, Socket } from "node:net";

	export interface Pdu {
		command: string;
		command_status: number;
		sequence_number: number;
		message_id?: string;
		system_id?: string;
		password?: string;
		destination_addr?: string;
		source_addr?: string;
		data_coding?: number;
		esm_class?: number;
		registered_delivery?: number;
		short_message?: { message: string | Buffer };
		receipted_message_id?: string;
		message_state?: number;
		response(values?: Record<string, unknown>): Pdu;
	}

	type Values = Record<string, unknown>;
	type Answer = (pdu: Pdu) => void;

	export interface Session extends EventEmitter {
		socket: Socket;
		send(pdu: Pdu): boolean;
		close(callback?: () => void): void;
		destroy(callback?: () => void): void;
		bind_transceiver(values: Values, answer: Answer): boolean;
		submit_sm(values: Values, answer: Answer): boolean;
		deliver_sm(values: Values, answer: Answer): boolean;
		enquire_link(answer: Answer): boolean;
		unbind(answer: Answer): boolean;
	}

	export interface Server extends NetServer {
		sessions: Session[];
	}

	const smpp: {
		connect(options: { host: string; port: number; tls: boolean }): Session;
		createServer(listener: (session: Session) => void): Server;
	};
	export default smpp;
}
