import { usualHours } from "#domain/appointments/queries-hours.ts";
import { findAddress } from "#domain/territory/find-houses.ts";
import { dutyOffice, findBeat, findOffice } from "#domain/territory/queries.ts";
import { today } from "#lib/dates.ts";
import { type BeatNotice, noticeOf } from "./notice-content.ts";

const publicUrl = (): string =>
	(process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? 3000}`).replace(/\/$/, "");

/**
 * What the paper of a beat says today; null when there is no such beat. `addressId` is the house at whose entrance
 * the poster will hang: a house of another beat is no house.
 */
export async function findNotice(
	beatId: string,
	now: Date,
	addressId = Number.NaN,
): Promise<BeatNotice | null> {
	const day = today(now);
	const beat = await findBeat(beatId, day.toString());
	if (!beat) return null;
	const duty = beat.serving ? null : await dutyOffice(beat.unit.id);
	const office = duty ?? beat.office;
	const [week, home] = await Promise.all([
		usualHours(beat.serving ? { beatId } : { officeId: office.id }, now),
		findAddress(addressId, beatId),
	]);
	return noticeOf(beat, {
		office,
		week,
		home,
		publicUrl: publicUrl(),
		day,
		demo: process.env.QADAM_DEMO === "1",
	});
}

/** The same for each beat of an office, in the order of their numbers; null when there is no such office. */
export async function findOfficeNotices(officeId: string, now: Date): Promise<BeatNotice[] | null> {
	const office = await findOffice(officeId, today(now).toString());
	if (!office) return null;
	const notices: BeatNotice[] = [];
	for (const { id } of office.beats) {
		const notice = await findNotice(id, now);
		if (notice) notices.push(notice);
	}
	return notices;
}
