/** Whether the visitor may still move or cancel a visit: until so many minutes before its start. */
export const canChange = (
	visit: { state: string; startsAt: Date; cutoffMinutes: number },
	now: Date,
): boolean => visit.state === "booked" && now.getTime() <= changeUntil(visit).getTime();

export const changeUntil = (visit: { startsAt: Date; cutoffMinutes: number }): Date =>
	new Date(visit.startsAt.getTime() - visit.cutoffMinutes * 60_000);
