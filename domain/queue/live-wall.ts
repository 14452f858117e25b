import { listenToChannel } from "#db/listen-channel.ts";
import { type WallView, wallView } from "./queries-wall.ts";

/** Null: the database is away, and what the screen shows may be old. */
export type WallNews = WallView | null;
type Hear = (news: WallNews) => void;

/** Changes within this time of a look are told together. */
const togetherMs = 100;

type OfficeFeed = {
	hearers: Set<Hear>;
	looking: boolean;
	missed: boolean;
	lookedAt: number;
	timer: NodeJS.Timeout | undefined;
};

type Live = { feeds: Map<string, OfficeFeed>; listening: Promise<() => Promise<void>> | null };

const keeper = globalThis as typeof globalThis & { qadamLiveWall?: Live };
/** The process's one ear, kept across the bundler's copies of this module. */
keeper.qadamLiveWall ??= { feeds: new Map(), listening: null };
const live: Live = keeper.qadamLiveWall;

function tell(feed: OfficeFeed, news: WallNews): void {
	for (const hear of feed.hearers) hear(news);
}

/** One look for all who hear of the office, however many they are and however much happens meanwhile. */
async function look(officeId: string, feed: OfficeFeed): Promise<void> {
	if (feed.looking) {
		feed.missed = true;
		return;
	}
	feed.looking = true;
	feed.missed = false;
	feed.lookedAt = Date.now();
	try {
		tell(feed, await wallView(officeId, new Date()));
	} catch {
		tell(feed, null);
	} finally {
		feed.looking = false;
		if (feed.missed) lookSoon(officeId, feed);
	}
}

function lookSoon(officeId: string, feed: OfficeFeed): void {
	if (feed.timer) return;
	const wait = Math.max(0, feed.lookedAt + togetherMs - Date.now());
	feed.timer = setTimeout(() => {
		feed.timer = undefined;
		void look(officeId, feed);
	}, wait);
}

const startListening = (): Promise<() => Promise<void>> =>
	listenToChannel(
		"queue_change",
		(officeId) => {
			const feed = live.feeds.get(officeId);
			if (feed) lookSoon(officeId, feed);
		},
		(listening) => {
			for (const [officeId, feed] of live.feeds)
				if (listening) lookSoon(officeId, feed);
				else tell(feed, null);
		},
	);

/**
 * Tells how an office's wall stands: at once, after each change of its queue, and after each time the changes could not
 * be heard. The answer ends it.
 */
export async function followWall(officeId: string, hear: Hear): Promise<() => void> {
	const feed = live.feeds.get(officeId) ?? {
		hearers: new Set(),
		looking: false,
		missed: false,
		lookedAt: 0,
		timer: undefined,
	};
	live.feeds.set(officeId, feed);
	feed.hearers.add(hear);
	live.listening ??= startListening();
	await live.listening;
	// Looked at after it is heard of: no change falls between.
	hear(await wallView(officeId, new Date()).catch(() => null));
	return () => {
		feed.hearers.delete(hear);
		if (feed.hearers.size > 0) return;
		clearTimeout(feed.timer);
		if (live.feeds.get(officeId) === feed) live.feeds.delete(officeId);
	};
}

/** Hangs up, at the end of a test or of the process. */
export async function stopFollowing(): Promise<void> {
	const stop = await live.listening;
	live.listening = null;
	await stop?.();
}
