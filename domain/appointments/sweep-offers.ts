import { valueOn } from "#domain/regulations/queries.ts";
import { endWaiting, expireOffers, withdrawStale } from "./end-offers.ts";
import { handOutTimes } from "./hand-out-times.ts";
import { offerAlternatives } from "./offer-alternatives.ts";
import { listUnoffered } from "./queries-hit-visits.ts";
import { dayText } from "./wall-clock.ts";

/** So many visits at most are asked in one minute; the next minute goes on. */
const batch = 250;

/**
 * For the worker, every minute: ends what ran out, takes back what nothing calls for, offers new times for the visits
 * of a change that has stood long enough to be meant, and gives what came free to those who wait. Stopped anywhere and
 * begun again it goes on where it was.
 */
export async function sweepOffers(now: Date): Promise<{ ended: number; offered: number }> {
	const ended = (await withdrawStale(now)) + (await expireOffers(now));
	await endWaiting(now);
	const today = dayText(Math.floor(now.getTime() / 86_400_000));
	const patience = await valueOn("offers.wait-minutes", today);
	const meant = new Date(now.getTime() - patience * 60_000);
	const { offered } = await offerAlternatives("system", await listUnoffered(meant, batch), now);
	return { ended, offered: offered + (await handOutTimes(now)) };
}
