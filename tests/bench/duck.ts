import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { asking } from "./database.ts";
import { rawTypes } from "./raw-figures.ts";

export type Duck = {
	run(statement: string): Promise<unknown>;
	read(question: string): Promise<Record<string, unknown>[]>;
	/** Copies a table or view of PostgreSQL, through a file. */
	copy(url: string, name: string): Promise<void>;
	close(): void;
};

/** DuckDB in a file of its own, with two threads and 4 GB, thrown away at the end. */
export async function openDuck(): Promise<Duck> {
	const folder = mkdtempSync(join(tmpdir(), "qadam-duckdb-"));
	// PostgreSQL writes there as its own user.
	chmodSync(folder, 0o777);
	const instance = await DuckDBInstance.create(join(folder, "figures.duckdb"), {
		threads: "2",
		memory_limit: "4GB",
		temp_directory: folder,
	});
	const connection = await instance.connect();
	return {
		run: (statement) => connection.run(statement),
		read: async (question) => (await connection.runAndReadAll(question)).getRowObjectsJson(),
		copy: async (url, name) => {
			const file = join(folder, `${name}.csv`);
			await asking(url, (client) =>
				client.query(`COPY (SELECT * FROM ${name}) TO '${file}' (FORMAT csv, HEADER)`),
			);
			const types = Object.entries(rawTypes[name] ?? {}).map(
				([column, type]) => `'${column}': '${type}'`,
			);
			await connection.run(
				`CREATE TABLE ${name} AS SELECT * FROM read_csv('${file}', types = {${types.join(", ")}})`,
			);
			rmSync(file, { force: true });
		},
		close: () => {
			connection.closeSync();
			instance.closeSync();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
