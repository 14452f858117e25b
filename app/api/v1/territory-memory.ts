import { type TerritoryIndex, territoryIndex } from "#domain/territory/live-index.ts";
import {
	type BeatView,
	findBeat,
	findOffice,
	listOffices,
	type OfficeDetails,
	type OfficeView,
} from "#domain/territory/queries.ts";

// What was read of the territory is remembered beside its index, which is a new object after every change.

const memories = new WeakMap<TerritoryIndex, Map<string, Promise<unknown>>>();

/** What `load` answers, until anybody changes the territory. Nothing is remembered of what is not there, or failed. */
export async function remembered<Found>(key: string, load: () => Promise<Found>): Promise<Found> {
	const index = await territoryIndex();
	const memory = memories.get(index) ?? new Map<string, Promise<unknown>>();
	memories.set(index, memory);
	const known = memory.get(key);
	if (known) return known as Promise<Found>;
	const loading = load();
	memory.set(key, loading);
	const forget = (): boolean => memory.get(key) === loading && memory.delete(key);
	loading.then((found) => found === null && forget(), forget);
	return loading;
}

/** One day at a time: at midnight others may serve, and yesterday's answers go. */
let rememberedDay = "";

async function rememberedOn<Found>(day: string, key: string, load: () => Promise<Found>) {
	if (day !== rememberedDay) {
		rememberedDay = day;
		memories.delete(await territoryIndex());
	}
	return remembered(`${day} ${key}`, load);
}

export const allOffices = (): Promise<OfficeView[]> => remembered("offices", () => listOffices());

export const officeOf = async (officeId: string): Promise<OfficeView | null> =>
	(await allOffices()).find((office) => office.id === officeId) ?? null;

export const beatOn = (beatId: string, day: string): Promise<BeatView | null> =>
	rememberedOn(day, `beat ${beatId}`, () => findBeat(beatId, day));

export const officeOn = (officeId: string, day: string): Promise<OfficeDetails | null> =>
	rememberedOn(day, `office ${officeId}`, () => findOffice(officeId, day));
