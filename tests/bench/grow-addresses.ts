import { asking } from "./database.ts";
import { seededRandom } from "./stop-watch.ts";

const starts = "Ай Ақ Бай Бек Дос Ер Жан Ке Қара Ма Нұр Ора Са Тай Ұлы Шы".split(" ");
const middles = "бала ғали дәу жан кел қан лы мұра нар сұл тас тө шал бер гер дар".split(" ");
const ends = "бай бек ғазы қожа лан мырза нұр сары тай хан".split(" ");
const kinds = ["улица", "улица", "улица", "переулок", "проспект"];

/** Five thousand names that look like names, so that a vocabulary is as large as a country's. */
function inventNames(count: number): string[] {
	const random = seededRandom(3);
	const oneOf = (parts: readonly string[]) => parts[Math.floor(random() * parts.length)] ?? "";
	const names = new Set<string>();
	while (names.size < count) {
		const name = `${oneOf(starts)}${oneOf(middles)}${random() < 0.5 ? oneOf(middles) : ""}${oneOf(ends)}`;
		names.add(`${oneOf(kinds)} ${random() < 0.25 ? `${oneOf(starts)}${oneOf(ends)} ` : ""}${name}`);
	}
	return [...names];
}

/**
 * Fills the territory up to about `wanted` addresses: streets of invented names in every settlement, the same name in
 * many of them as in life, and twenty houses in each. Triggers and foreign keys are left aside while it is filled.
 */
export function growAddresses(url: string, wanted: number) {
	const housesPerStreet = 20;
	return asking(url, async (client) => {
		await client.query("SET session_replication_role = replica");
		await client.query("SET statement_timeout = 0");
		const names = inventNames(5000);
		await client.query("CREATE TEMPORARY TABLE invented (number int PRIMARY KEY, name text)");
		await client.query(
			"INSERT INTO invented SELECT ordinality - 1, name FROM unnest($1::text[]) WITH ORDINALITY AS t(name)",
			[names],
		);
		await client.query(
			`INSERT INTO streets (settlement_id, kind, name_kk, name_ru, source, synthetic)
			SELECT t.id, 'street', n.name, n.name, 'bench', true
			FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM settlements) t
			CROSS JOIN generate_series(1, $1::int) AS k
			JOIN invented n ON n.number = (t.place * 131 + k * 67) % 5000
			ON CONFLICT DO NOTHING`,
			[Math.ceil(wanted / housesPerStreet / 672)],
		);
		await client.query(
			`INSERT INTO addresses (street_id, house, house_key, lon, lat, beat_id, synthetic)
			SELECT s.id, h::text, h::text, t.lon, t.lat, (SELECT min(id) FROM beats WHERE unit_id = t.unit_id), true
			FROM streets s JOIN settlements t ON t.id = s.settlement_id
			CROSS JOIN generate_series(1, ${housesPerStreet}) AS h WHERE s.source = 'bench'`,
		);
		await client.query("ANALYZE streets");
		await client.query("ANALYZE addresses");
		const { rows } = await client.query<{ streets: number; addresses: number }>(
			"SELECT (SELECT count(*)::int FROM streets) AS streets, (SELECT count(*)::int FROM addresses) AS addresses",
		);
		return rows[0] ?? { streets: 0, addresses: 0 };
	});
}
