import { pool } from "#db/client.ts";
import { fold } from "#domain/territory/fold.ts";
import { houseKey } from "#domain/territory/house-number.ts";
import { closeTerritoryIndex, territoryIndex } from "#domain/territory/live-index.ts";
import { searchAddresses } from "#domain/territory/search-addresses.ts";
import { growAddresses } from "../grow-addresses.ts";
import { progress, quick, tell, tellLatencies } from "../report.ts";
import { seededRandom, timeEach } from "../stop-watch.ts";

// Address search with the look-up of the house, beside pg_trgm on the same rows.

const limit = 8;
const random = seededRandom(11);
const oneOf = <Value>(values: readonly Value[]): Value =>
	values[Math.floor(random() * values.length)] as Value;

type Known = { settlement: string; street: string; house: string; address: string };
type Query = Known & { text: string };

/** Addresses drawn by chance, with their names as a resident says them. */
async function drawAddresses(count: number): Promise<Known[]> {
	const { rows } = await pool.query<Known>(
		`SELECT coalesce(t.name_ru, t.name_kk) AS settlement, s.name_ru AS street, a.house, a.id::text AS address
		FROM addresses a JOIN streets s ON s.id = a.street_id JOIN settlements t ON t.id = s.settlement_id
		WHERE a.id % (SELECT greatest(1, count(*) / $1) FROM addresses) = 0 ORDER BY a.id LIMIT $1`,
		[count],
	);
	return rows;
}

const letters = "абвгдежзийклмнопрстуфхцчшыэюя";

/** One letter wrong, left out, doubled or changed with its neighbour, in a word of five letters or more. */
function mistype(text: string): string {
	const words = text.split(" ");
	const long = words.flatMap((word, at) => (word.length >= 5 && !/\d/.test(word) ? [at] : []));
	if (long.length === 0) return text;
	const chosen = oneOf(long);
	const word = words[chosen] ?? "";
	const at = 1 + Math.floor(random() * (word.length - 2));
	const [before, here, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
	words[chosen] = oneOf([
		before + after,
		before + here + here + after,
		before + oneOf([...letters]) + after,
		before + after.charAt(0) + here + after.slice(1),
	]);
	return words.join(" ");
}

const asked = (known: readonly Known[], change: (text: string) => string): Query[] =>
	known.map((one) => ({ ...one, text: change(`${one.settlement}, ${one.street}, ${one.house}`) }));

const cyrillic = "абвгдежзийклмнопрстуфхцчшщъыьэюя";
const ascii = "abcdefghijklmnopqrstuvwxyz012345";

/**
 * A letter for a letter: in the locale C, which the embedded server has, pg_trgm takes Cyrillic ones for punctuation.
 * Trigrams do not mind which letters they are made of.
 */
const asTrigramText = (text: string): string =>
	fold(text).replace(/[а-я]/g, (letter) => ascii[cyrillic.indexOf(letter)] ?? letter);

/** The same rows for pg_trgm: a street with its settlement, folded as ours, under a GIN index of trigrams. */
async function prepareTrigrams(): Promise<number> {
	await pool.query(`SET statement_timeout = 0`);
	await pool.query("CREATE EXTENSION IF NOT EXISTS pg_trgm");
	await pool.query("DROP TABLE IF EXISTS bench_names");
	await pool.query("CREATE TABLE bench_names (street_id int PRIMARY KEY, name text NOT NULL)");
	const { rows } = await pool.query<{ id: number; name: string }>(
		`SELECT s.id, coalesce(t.name_ru, t.name_kk) || ' ' || s.name_ru AS name
		FROM streets s JOIN settlements t ON t.id = s.settlement_id`,
	);
	await pool.query("INSERT INTO bench_names SELECT * FROM unnest($1::int[], $2::text[])", [
		rows.map((row) => row.id),
		rows.map((row) => asTrigramText(row.name)),
	]);
	await pool.query("CREATE INDEX ON bench_names USING gin (name gin_trgm_ops)");
	await pool.query("ANALYZE bench_names");
	return rows.length;
}

/** The likeliest streets by trigrams, then the house in them, in one statement. */
const byTrigrams = (query: Query) =>
	pool.query<{ id: string }>({
		name: "trigrams",
		text: `WITH streets AS MATERIALIZED (
				SELECT street_id, word_similarity($1, name) AS score FROM bench_names
				WHERE $1 <% name ORDER BY score DESC LIMIT 30)
			SELECT a.id::text FROM streets JOIN addresses a USING (street_id)
			WHERE a.house_key = $2 ORDER BY score DESC LIMIT ${limit}`,
		values: [asTrigramText(`${query.settlement} ${query.street}`), houseKey(query.house)],
	});

async function measure(size: string, words: string): Promise<void> {
	const known = await drawAddresses(quick ? 100 : 500);
	const streets = await prepareTrigrams();
	const variants = { exact: (text: string) => text, typos: mistype };
	for (const [variant, change] of Object.entries(variants)) {
		const queries = asked(known, change);
		for (const query of queries.slice(0, 50)) await searchAddresses(query.text, limit, "ru");
		const ours = await timeEach(queries, (query) => searchAddresses(query.text, limit, "ru"));
		const name = `search.${size}.${variant}`;
		const against = `${words}, ${queries.length} queries "settlement, street, house"${variant === "typos" ? " with a typing error" : ""}, house look-up included; beside ${name}.trgm`;
		tellLatencies(name, ours, against);
		let first = 0;
		let shown = 0;
		for (const query of queries) {
			const { matches } = await searchAddresses(query.text, limit, "ru");
			if (matches[0]?.id === query.address) first++;
			if (matches.some((match) => match.id === query.address)) shown++;
		}
		tell(
			`${name}.first`,
			(100 * first) / queries.length,
			"%",
			"queries whose first answer is the address meant",
		);
		tell(
			`${name}.shown`,
			(100 * shown) / queries.length,
			"%",
			`queries with that address among ${limit}`,
		);
		// Trigrams take so long at the greater size that fewer queries must do.
		const some = queries.slice(0, quick ? 20 : 60).map((query) => ({
			...query,
			// What pg_trgm compares is the very same text, with the same error.
			street: query.text.split(", ")[1] ?? query.street,
			settlement: query.text.split(", ")[0] ?? query.settlement,
		}));
		await timeEach(some.slice(0, 5), byTrigrams, 5000);
		let found = 0;
		const ask = async (query: Query) => {
			const { rows } = await byTrigrams(query);
			if (rows.some((row) => row.id === query.address)) found++;
		};
		const theirs = await timeEach(some, ask, 10_000);
		tellLatencies(
			`${name}.trgm`,
			theirs,
			`pg_trgm: word_similarity, GIN index on ${streets} names, ${theirs.length} queries, then the house`,
		);
		tell(
			`${name}.trgm.shown`,
			(100 * found) / theirs.length,
			"%",
			`the address meant among ${limit} of pg_trgm, ${theirs.length} queries`,
		);
	}
}

const { rows: counts } = await pool.query<{ streets: string; addresses: string }>(
	"SELECT (SELECT count(*) FROM streets) AS streets, (SELECT count(*) FROM addresses) AS addresses",
);
await territoryIndex();
await measure(
	"demo",
	`${counts[0]?.addresses} addresses in ${counts[0]?.streets} streets (the demo)`,
);
await closeTerritoryIndex();

const wanted = quick ? 100_000 : 1_000_000;
progress(`Making ${wanted} addresses`);
const { streets, addresses } = await growAddresses(process.env.DATABASE_URL ?? "", wanted);
const begun = performance.now();
await territoryIndex();
const size = wanted === 1_000_000 ? "1m" : "100k";
const words = `${addresses} addresses in ${streets} streets`;
tell(
	`search.${size}.load`,
	(performance.now() - begun) / 1000,
	"s",
	`reading the names and building the index, ${words}`,
);
await measure(size, words);
await closeTerritoryIndex();
await pool.end();
