import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { type KeyedOperation, sharedProblems } from "#app/api/keyed-operation.ts";
import { type ProblemKind, problemStatus } from "#app/api/problem.ts";
import * as appointment from "#app/api/v1/appointments/[reference]/route.ts";
import * as appointments from "#app/api/v1/appointments/route.ts";
import * as holds from "#app/api/v1/holds/route.ts";
import { keyedOperations } from "#app/api/v1/openapi.json/keyed-operations.ts";
import { problemSchema } from "#app/api/v1/problems/schema.ts";
import { db } from "#db/client.ts";
import { accounts } from "#db/schema/identity.ts";
import { makeApiKey, type NewApiKey } from "#domain/identity/api-keys.ts";
import { officer } from "./actors.ts";

type Handlers = typeof holds;

const routes: Record<string, { handlers: Handlers; segment?: string }> = {
	"/api/v1/holds": { handlers: holds },
	"/api/v1/appointments": { handlers: appointments },
	"/api/v1/appointments/{reference}": { handlers: appointment, segment: "reference" },
};

export const keyedPaths = Object.keys(routes);

/** An administrator with an account of their own, which the rows they write refer to. */
export async function newAdministrator() {
	const [account] = await db
		.insert(accounts)
		.values({
			login: `admin-${randomUUID()}`,
			passwordHash: "none",
			role: "administrator",
			displayName: "Administrator",
		})
		.returning({ id: accounts.id });
	if (!account) throw new Error("The administrator was not made.");
	return officer.administrator({ accountId: account.id });
}

/** A key that may do everything at every office, unless told otherwise. */
export async function newApiKey(wanted: Partial<NewApiKey> = {}) {
	const made = await makeApiKey(
		await newAdministrator(),
		{
			name: "Call centre",
			scopes: ["holds:write", "appointments:write", "appointments:read"],
			officeIds: null,
			perMinute: 6000,
			expiresAt: new Date("2030-01-01T00:00:00Z"),
			replacesId: null,
			...wanted,
		},
		new Date(),
	);
	if (!made.ok) throw new Error(made.refusal);
	return made.value;
}

export type KeyedAsking = {
	method?: keyof Handlers;
	/** The segment of the path. */
	id?: string;
	key?: string;
	/** An Idempotency-Key; a new one for each POST without it. */
	once?: string;
	ifMatch?: string;
	headers?: Record<string, string>;
	body?: unknown;
};

const operationOf = (path: string, method: string): KeyedOperation | undefined =>
	keyedOperations.find((one) => one.path === path && one.method === method);

function headersOf(asking: KeyedAsking): Record<string, string> {
	const { method, key, once = randomUUID(), ifMatch, headers, body } = asking;
	const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
	return {
		...(key ? { authorization: `Bearer ${key}` } : {}),
		...(method === "POST" ? { "idempotency-key": once } : {}),
		...(ifMatch ? { "if-match": ifMatch } : {}),
		...(body === undefined ? {} : { "content-type": type }),
		...headers,
	};
}

/** Statuses that the OpenAPI document gives for an operation. */
const statusesOf = (operation: KeyedOperation): number[] => [
	operation.status,
	304,
	...[...sharedProblems(operation), ...operation.problems].map(
		(kind: ProblemKind) => problemStatus[kind],
	),
];

/**
 * Asks a route with a key without a server, and holds every answer against what the OpenAPI document says of it:
 * status, type, shape, not a field more, and not a word to other sites' browsers.
 */
export async function askKeyed(path: string, asking: KeyedAsking = {}) {
	const route = routes[path];
	if (!route) throw new Error(`There is no route ${path}.`);
	const { method = "GET", id = "", body } = asking;
	const text = typeof body === "string" ? body : JSON.stringify(body);
	const address = path.replace(/\{\w+\}/, encodeURIComponent(id));
	const request = new Request(`http://localhost:3000${address}`, {
		method,
		headers: headersOf({ ...asking, method }),
		...(body === undefined ? {} : { body: text }),
	});
	const params = Promise.resolve(route.segment ? { [route.segment]: id } : {});
	const response = await route.handlers[method](request, { params });
	const answered = await response.text();
	const answer = answered === "" ? null : JSON.parse(answered);
	const type = response.headers.get("content-type");
	const operation = operationOf(path, method);
	const { status, headers } = response;
	expect(headers.get("access-control-allow-origin")).toBeNull();
	if (operation) expect(statusesOf(operation)).toContain(status);
	if (status < 300 && operation) {
		expect(type).toBe("application/json");
		expect(headers.get("cache-control")).toBe("no-store");
		expect(operation.answer.parse(answer)).toEqual(answer);
	} else if (status >= 400) {
		expect(type).toBe("application/problem+json");
		expect(problemSchema.parse(answer)).toEqual(answer);
		expect(answer.status).toBe(status);
	}
	const problem = status >= 400 ? String(answer.type).split("/").at(-1) : null;
	return { status, headers, body: answer, text: answered, problem };
}
