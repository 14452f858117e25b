import { listenToChannel } from "./listen-channel.ts";

export const publicTopics = ["territory", "services", "schedules"] as const;
export type PublicTopic = (typeof publicTopics)[number];

const isTopic = (text: string): text is PublicTopic =>
	(publicTopics as readonly string[]).includes(text);

/**
 * Calls `handler` for each change of public data that any process has committed. After a lost connection whatever
 * happened meanwhile is unknown, so every topic is then reported once.
 * `onConnection` tells whether changes can be heard at this moment.
 * Resolves after the first attempt, successful or not; the answer stops it.
 */
export function listenToPublicChanges(
	handler: (topic: PublicTopic) => void,
	onConnection: (listening: boolean) => void = () => {},
): Promise<() => Promise<void>> {
	let missedChanges = false;
	return listenToChannel(
		"public_change",
		(payload) => {
			if (isTopic(payload)) handler(payload);
		},
		(listening) => {
			if (listening && missedChanges) for (const topic of publicTopics) handler(topic);
			missedChanges = !listening;
			onConnection(listening);
		},
	);
}
