import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { MultiPolygon } from "#db/schema/columns.ts";
import { beats, offices, units } from "#db/schema/territory.ts";
import { areaOf, areaOutside, readBoundary, sharedArea } from "./border-checks.ts";
import { jsonElements } from "./import-json.ts";
import { type ImportReport, refuseRow } from "./import-report.ts";
import { type ImportOptions, runImport } from "./import-run.ts";
import type { TextPieces } from "./import-text.ts";
import { moveAddresses } from "./move-addresses.ts";

/** Of a beat's area: neighbours drawn separately overlap a little, and a unit's outline may be coarse. */
const overlapTolerated = 0.001;
const outsideTolerated = 0.01;
/** Slivers below it are the pen, not the border: a strip of 1 m along 500 m. */
const sliverSquareMetres = 500;
/** A unit covered less than this is worth a note. */
const coveredWell = 0.99;

type BeatRow = {
	id: string;
	unitId: string;
	officeId: string;
	number: number;
	population: number | null;
	boundary: MultiPolygon;
};
type Draft = BeatRow & { line: number };

const hectares = (area: number): string => `${(area / 10_000).toFixed(2)} ha`;

async function readStored(transaction: Transaction) {
	const stored = await transaction
		.select({
			id: beats.id,
			unitId: beats.unitId,
			officeId: beats.officeId,
			number: beats.number,
			population: beats.population,
			boundary: beats.boundary,
			synthetic: beats.synthetic,
		})
		.from(beats);
	const unitRows = await transaction.select({ id: units.id, boundary: units.boundary }).from(units);
	const officeRows = await transaction
		.select({ id: offices.id, unitId: offices.unitId })
		.from(offices);
	return {
		beats: new Map(stored.map((row) => [row.id, row])),
		units: new Map(unitRows.map((row) => [row.id, row.boundary])),
		officeUnits: new Map(officeRows.map((row) => [row.id, row.unitId])),
	};
}

type Stored = Awaited<ReturnType<typeof readStored>>;

/** The feature as a beat: what it leaves out stays as it is stored. */
function readFeature(
	stored: Stored,
	line: number,
	value: Record<string, unknown>,
): { value: Draft } | { reason: string } {
	const properties = (value.properties ?? {}) as Record<string, unknown>;
	const text = (key: string) => String(properties[key] ?? "").trim();
	const shape = /^(\d{4})-(\d{1,4})$/.exec(text("id"));
	const unitId = shape?.[1] ?? text("unit");
	const number = Number(shape?.[2] ?? (text("number") || Number.NaN));
	if (!Number.isInteger(number) || number < 1 || number > 9999)
		return { reason: 'no beat: properties need "id" ("1110-17") or "unit" and "number"' };
	const border = stored.units.get(unitId);
	if (!border) return { reason: `the unit "${unitId}" is not known` };
	const known = stored.beats.get(`${unitId}-${number}`);
	const officeId = text("office") || known?.officeId;
	if (!officeId) return { reason: "a new beat needs an office: properties.office" };
	const officeUnit = stored.officeUnits.get(officeId);
	if (!officeUnit) return { reason: `the office "${officeId}" is not known` };
	if (officeUnit !== unitId)
		return { reason: `the office ${officeId} belongs to the unit ${officeUnit}, not ${unitId}` };
	const population = text("population") ? Number(text("population")) : (known?.population ?? null);
	if (population !== null && !(Number.isInteger(population) && population >= 0))
		return { reason: `the population "${text("population")}" is no number of people` };
	const read = readBoundary(value.geometry);
	if ("reason" in read) return read;
	const boundary = read.value;
	const area = areaOf(boundary);
	const outside = areaOutside(boundary, border);
	if (outside > Math.max(sliverSquareMetres, area * outsideTolerated))
		return { reason: `${hectares(outside)} of it lie outside the unit ${unitId}` };
	const id = `${unitId}-${number}`;
	return { value: { line, id, unitId, officeId, number, population, boundary } };
}

/** Beats of a unit may touch, never overlap: those of the file among themselves, and with the stored ones that stay. */
function refuseOverlaps(report: ImportReport, stored: Stored, drafts: Map<string, Draft>): void {
	for (const draft of drafts.values()) {
		const staying = [...stored.beats.values()].filter(({ id }) => !drafts.has(id));
		const earlier = [...drafts.values()].filter(({ line }) => line < draft.line);
		for (const other of [...staying, ...earlier]) {
			if (other.unitId !== draft.unitId) continue;
			const shared = sharedArea(draft.boundary, other.boundary);
			const smaller = Math.min(areaOf(draft.boundary), areaOf(other.boundary));
			if (shared > Math.max(sliverSquareMetres, smaller * overlapTolerated))
				refuseRow(report, draft.line, `${hectares(shared)} of it lie in the beat ${other.id} too`);
		}
	}
}

function noteGaps(report: ImportReport, stored: Stored, drafts: Map<string, Draft>): void {
	const all = new Map<string, BeatRow>([...stored.beats, ...drafts]);
	for (const unitId of new Set([...drafts.values()].map((draft) => draft.unitId))) {
		const whole = areaOf(stored.units.get(unitId) ?? []);
		let covered = 0;
		for (const beat of all.values()) if (beat.unitId === unitId) covered += areaOf(beat.boundary);
		if (covered < whole * coveredWell)
			report.notes.push(
				`the beats of ${unitId} cover ${((100 * covered) / whole).toFixed(1)} % of it; elsewhere nobody serves`,
			);
	}
}

const isSame = (draft: Draft, stored: BeatRow & { synthetic: boolean }): boolean =>
	!stored.synthetic &&
	draft.officeId === stored.officeId &&
	draft.population === stored.population &&
	JSON.stringify(draft.boundary) === JSON.stringify(stored.boundary);

/**
 * Imports beats as GeoJSON features, by id. Houses whose place falls into a beat with a new border follow it.
 * Beats that the file does not name stay.
 */
export async function importBeats(
	pieces: TextPieces,
	options: ImportOptions,
): Promise<ImportReport> {
	return runImport("beats", options, async (transaction, report) => {
		const stored = await readStored(transaction);
		const drafts = new Map<string, Draft>();
		for await (const { line, value } of jsonElements(pieces)) {
			report.read += 1;
			const read = readFeature(stored, line, value);
			if ("reason" in read) refuseRow(report, line, read.reason);
			else if (drafts.has(read.value.id))
				refuseRow(report, line, `the beat ${read.value.id} stands twice in the file`);
			else drafts.set(read.value.id, read.value);
		}
		refuseOverlaps(report, stored, drafts);
		noteGaps(report, stored, drafts);
		const moved: { id: string; boundary: MultiPolygon }[] = [];
		for (const draft of drafts.values()) {
			const { line: _, ...row } = draft;
			const known = stored.beats.get(row.id);
			if (known && isSame(draft, known)) {
				report.unchanged += 1;
				continue;
			}
			if (known) {
				report.changed += 1;
				await transaction
					.update(beats)
					.set({ ...row, synthetic: false })
					.where(eq(beats.id, row.id));
			} else {
				report.created += 1;
				await transaction.insert(beats).values({ ...row, synthetic: false });
			}
			if (JSON.stringify(known?.boundary) !== JSON.stringify(row.boundary)) moved.push(row);
		}
		const houses = await moveAddresses(transaction, moved);
		if (houses > 0) report.notes.push(`${houses} houses follow the new borders`);
	});
}
