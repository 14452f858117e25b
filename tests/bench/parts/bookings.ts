import { createHash, randomUUID } from "node:crypto";
import { Pool } from "pg";
import { pool } from "#db/client.ts";
import { confirmAppointment } from "#domain/appointments/confirm-appointment.ts";
import { holdSlot } from "#domain/appointments/hold-slot.ts";
import { saveDetails } from "#domain/appointments/save-details.ts";
import { slotField } from "#domain/appointments/schema.ts";
import { mintVisitor } from "#domain/identity/mint.ts";
import { generate } from "../load/generate.ts";
import type { Wish } from "../load/journey.ts";
import type { Visit, Visited } from "../load/visitors.ts";
import { startPortal } from "../portal.ts";
import { quick, tell, tellLatencies } from "../report.ts";
import { listWishes } from "../wishes.ts";

// Bookings a second: over HTTP, in process, and what the table itself takes.

const connections = 12;
const seconds = quick ? 3 : 10;
const url = process.env.DATABASE_URL ?? "";

/** So many at once, each with the next one's number when it is done. Answers how many a second. */
async function perSecond(work: (number: number) => Promise<boolean>): Promise<number> {
	const begun = performance.now();
	let made = 0;
	let number = 0;
	await Promise.all(
		Array.from({ length: connections }, async () => {
			while (performance.now() - begun < seconds * 1000) if (await work(number++)) made++;
		}),
	);
	return (made / (performance.now() - begun)) * 1000;
}

const wishes = await listWishes("residence-permit-fingerprints", 6000);
const spread = <Value>(values: readonly Value[], count: number): Value[][] =>
	Array.from({ length: count }, (_, part) => values.filter((_, at) => at % count === part));
const [forPosts = [], forWalks = [], forCommands = []] = spread(wishes, 3);

const table = new Pool({ connectionString: url, max: connections });
const bare = await perSecond(async (number) => {
	const { rowCount } = await table.query(
		`INSERT INTO appointments (office_id, desk_id, service_id, during, state, hold_expires_at, visitor_hash)
		VALUES ('1110-4', '1110-4-d1', 'residence-permit-fingerprints',
			tsrange($1::timestamp, $1::timestamp + interval '20 minutes'), 'held', now(), $2) ON CONFLICT DO NOTHING`,
		[new Date(Date.UTC(2040, 0, 1) + number * 1_200_000).toISOString(), randomUUID()],
	);
	return rowCount === 1;
});
await table.query("DELETE FROM appointments WHERE lower(during) > '2039-01-01'");
await table.end();

async function book(wish: Wish | undefined, number: number): Promise<boolean> {
	if (!wish) throw new Error("There are no free slots left: the run is too long for the demo.");
	const visitor = mintVisitor({
		visitorHash: createHash("sha256").update(`${number}`).digest("hex"),
		networkKey: `${number}`,
		language: "kk",
		correlationId: "bench",
	});
	const slot = slotField.parse(wish.slot);
	const request = { ...slot, serviceId: wish.serviceId, formKey: randomUUID() };
	const held = await holdSlot(visitor, request, new Date());
	if (!held.ok) return false;
	const details = { name: "Демо", phone: `+7000${1_000_000 + number}`, language: "kk" as const };
	await saveDetails(visitor, held.value.holdId, {
		...details,
		adjustments: [],
		forSomeoneElse: false,
	});
	return (await confirmAppointment(visitor, held.value.holdId, new Date())).ok;
}

const inProcess = await perSecond((number) => book(forCommands[number], number));
await pool.end();

const portal = await startPortal();
const asked = { port: portal.port, visitors: connections, thinkMs: 0 };
const walked = await generate<Visit, Visited>("visitors", {
	...asked,
	how: "walk",
	seconds,
	wishes: forWalks,
	firstNumber: 1,
});
const posted = await generate<Visit, Visited>("visitors", {
	...asked,
	how: "post",
	seconds,
	wishes: forPosts,
	firstNumber: 100_000,
});
await portal.stop();
for (const error of [...walked.errors, ...posted.errors].slice(0, 3))
	process.stderr.write(`  ${error}\n`);

const share = (value: number) => (value / bare).toFixed(3);
const postsPerSecond = posted.booked / posted.seconds;
tell(
	"bookings.posts",
	postsPerSecond,
	"bookings/s",
	`hold, details, confirm as three forms posted without JavaScript, ${connections} connections, ${posted.errors.length} errors; ${share(postsPerSecond)} of bookings.bare-insert`,
);
tellLatencies("bookings.posts.latency", posted.times, "the three posts of one booking together");
tell(
	"bookings.journey",
	walked.booked / walked.seconds,
	"bookings/s",
	`the same with every page read: four pages and three posts a booking, ${connections} connections, ${walked.errors.length} errors`,
);
tell(
	"bookings.commands",
	inProcess,
	"bookings/s",
	`holdSlot, saveDetails, confirmAppointment in process without HTTP, ${connections} at once`,
);
tell(
	"bookings.bare-insert",
	bare,
	"INSERTs/s",
	`one bare row into the same table, committed durably, ${connections} connections`,
);
