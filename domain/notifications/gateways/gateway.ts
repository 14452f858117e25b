import type { MessageContents } from "#domain/notifications/contents.ts";

/** A message on its way out. */
export type Outgoing = {
	/** Stays the same through all attempts: whoever receives it twice can tell. */
	id: string;
	contents: MessageContents;
};

/** What became of it at the gateway: its name for the message, if it gives one. */
export type Accepted = { providerId: string | null };

export type Receipt = { providerId: string; delivered: boolean };

/** One way to the outside. `send` resolves when the other side has taken the message over, and throws otherwise. */
export type Gateway = {
	send(message: Outgoing): Promise<Accepted>;
	/** Receipts that come later, for gateways that give them. */
	onReceipt?(handler: (receipt: Receipt) => Promise<void>): void;
	close(): Promise<void>;
};

export type Gateways = { sms: Gateway | null; email: Gateway | null };

/** The message was not taken over. `permanent`: trying again would end the same. */
export class SendingFailed extends Error {
	/** In our own words, e.g. "smtp-550": what the other side said may quote an address. */
	readonly reason: string;
	readonly permanent: boolean;
	constructor(reason: string, permanent: boolean) {
		super(reason);
		this.name = "SendingFailed";
		this.reason = reason;
		this.permanent = permanent;
	}
}
