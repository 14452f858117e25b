import { expect } from "vitest";
import type { Operation } from "#app/api/operation.ts";
import * as addresses from "#app/api/v1/addresses/route.ts";
import * as beat from "#app/api/v1/beats/[beatId]/route.ts";
import * as beats from "#app/api/v1/beats/route.ts";
import * as borders from "#app/api/v1/beats.geojson/route.ts";
import * as locate from "#app/api/v1/locate/route.ts";
import * as map from "#app/api/v1/map.geojson/route.ts";
import * as office from "#app/api/v1/offices/[officeId]/route.ts";
import * as offices from "#app/api/v1/offices/route.ts";
import { operations } from "#app/api/v1/openapi.json/operations.ts";
import * as specification from "#app/api/v1/openapi.json/route.ts";
import * as problem from "#app/api/v1/problems/[problem]/route.ts";
import { problemSchema } from "#app/api/v1/problems/schema.ts";
import * as services from "#app/api/v1/services/route.ts";
import * as slots from "#app/api/v1/slots/route.ts";

type Handlers = typeof locate;
type Route = { handlers: Handlers; segment?: string };

/** The handlers of each path of the OpenAPI document, and the name of the folder that stands for its segment. */
export const routes: Record<string, Route> = {
	"/api/v1/locate": { handlers: locate },
	"/api/v1/addresses": { handlers: addresses },
	"/api/v1/beats": { handlers: beats },
	"/api/v1/beats/{id}": { handlers: beat, segment: "beatId" },
	"/api/v1/beats.geojson": { handlers: borders },
	"/api/v1/map.geojson": { handlers: map },
	"/api/v1/offices": { handlers: offices },
	"/api/v1/offices/{id}": { handlers: office, segment: "officeId" },
	"/api/v1/services": { handlers: services },
	"/api/v1/slots": { handlers: slots },
	"/api/v1/problems/{problem}": { handlers: problem, segment: "problem" },
	"/api/v1/openapi.json": { handlers: specification },
};

export type Asking = {
	/** "?…" */
	search?: string;
	/** The segment of the path in braces. */
	id?: string;
	headers?: Record<string, string>;
	method?: keyof Handlers;
};

const operationOf = (path: string): Operation => {
	const operation = operations.find((one) => one.path === path);
	if (!operation) throw new Error(`No operation describes ${path}.`);
	return operation;
};

/**
 * Asks a route without a server, and holds every answer against what the OpenAPI document says of it: status, type,
 * shape, and not a field more.
 */
export async function ask(path: string, asking: Asking = {}) {
	const route = routes[path];
	if (!route) throw new Error(`There is no route ${path}.`);
	const { search = "", id = "", headers = {}, method = "GET" } = asking;
	const address = path.replace(/\{\w+\}/, encodeURIComponent(id));
	const request = new Request(`http://localhost:3000${address}${search}`, { method, headers });
	const params = Promise.resolve(route.segment ? { [route.segment]: id } : {});
	const response = await route.handlers[method](request, { params });
	const text = await response.text();
	expect(response.headers.get("access-control-allow-origin")).toBe("*");
	const body = text === "" ? null : JSON.parse(text);
	const type = response.headers.get("content-type");
	const operation = operationOf(path);
	if (response.status === 200) {
		expect(type).toBe(operation.mediaType ?? "application/json");
		expect(operation.answer.parse(body)).toEqual(body);
	} else if (response.status >= 400) {
		expect(type).toBe("application/problem+json");
		expect(problemSchema.parse(body)).toEqual(body);
		expect(body.status).toBe(response.status);
	}
	return { status: response.status, headers: response.headers, body, text };
}
