import { expect, test } from "vitest";
import { allowedHosts, isOwnHealthCheck } from "./host.ts";
import { networkOf } from "./network.ts";
import { isProgram, mayChange } from "./origin.ts";
import { isFlightPath, placeOf } from "./places.ts";
import { applicationQuestionHeaders, residentQuestionHeaders } from "./question-headers.ts";
import { securityHeaders } from "./security-headers.ts";

test("a public site answers to its own host only", () => {
	expect([...allowedHosts(new URL("https://qadam.example.kz"))]).toEqual(["qadam.example.kz"]);
});

test("a site on a developer's machine answers to its loopback names at its port", () => {
	const hosts = allowedHosts(new URL("http://localhost:3000"));
	expect(hosts.has("127.0.0.1:3000")).toBe(true);
	expect(hosts.has("localhost:3001")).toBe(false);
	expect(hosts.has("evil.example")).toBe(false);
});

test("a health check is let in from this machine only, and nowhere else", () => {
	expect(isOwnHealthCheck("/api/health/live", "127.0.0.1:3000", "::1")).toBe(true);
	expect(isOwnHealthCheck("/api/health/live", "127.0.0.1:3000", "10.0.0.9")).toBe(false);
	expect(isOwnHealthCheck("/kk", "127.0.0.1:3000", "::1")).toBe(false);
	expect(isOwnHealthCheck("/api/health/live", "evil.example", "::1")).toBe(false);
});

test.each([
	undefined,
	"",
	"null",
	"https://evil.example",
	"https://qadam.kz.evil",
	"https://qadam.kz/",
	"%%%",
	"http://qadam.kz",
])("a POST with Origin %s changes nothing", (origin) => {
	for (const method of ["POST", "PUT", "PATCH", "DELETE"])
		expect(mayChange(method, origin, "https://qadam.kz")).toBe(false);
	expect(mayChange("GET", origin, "https://qadam.kz")).toBe(true);
});

test("a program that sends neither Origin nor cookie may ask the API to change something, and nothing else", () => {
	expect(isProgram("api", { authorization: "Bearer x" })).toBe(true);
	expect(isProgram("api", { cookie: "a=b" })).toBe(false);
	expect(isProgram("api", { origin: "https://evil.example" })).toBe(false);
	expect(isProgram("api", { origin: "null" })).toBe(false);
	for (const place of ["resident", "application", "framework"] as const)
		expect(isProgram(place, {})).toBe(false);
});

test("a POST from a page of the site is let through", () => {
	expect(mayChange("POST", "https://qadam.kz", "https://qadam.kz")).toBe(true);
});

test("the network is the socket's unless proxies of ours have written another", () => {
	expect(networkOf("::ffff:10.1.2.3", "6.6.6.6", 0)).toBe("10.1.2.3");
	expect(networkOf("10.0.0.1", "6.6.6.6, 85.1.2.3", 1)).toBe("85.1.2.3");
	expect(networkOf("10.0.0.1", "6.6.6.6, 85.1.2.3, 10.0.0.2", 2)).toBe("85.1.2.3");
	expect(networkOf("10.0.0.1", "not an address", 1)).toBe("10.0.0.1");
	expect(networkOf("10.0.0.1", undefined, 1)).toBe("10.0.0.1");
	expect(networkOf(undefined, undefined, 0)).toBe("unknown");
});

test("a household's IPv6 addresses are one network", () => {
	expect(networkOf("2a00:1:2:3:aaaa::1", undefined, 0)).toBe("2a00:1:2:3::/64");
	expect(networkOf("2A00:0001:2:3:4:5:6:7", undefined, 0)).toBe("2a00:1:2:3::/64");
	expect(networkOf("::1", undefined, 0)).toBe("0:0:0:0::/64");
});

test("each address belongs to one part of the site", () => {
	expect(placeOf("/kk")).toEqual({ kind: "resident", locale: "kk" });
	expect(placeOf("/ru/staffing")).toEqual({ kind: "resident", locale: "ru" });
	expect(placeOf("/en/staff/day")).toEqual({ kind: "application", locale: "en" });
	expect(placeOf("/kk/kiosk")).toEqual({ kind: "application", locale: "kk" });
	expect(placeOf("/staff")).toEqual({ kind: "resident", locale: null });
	expect(placeOf("/api/v1/beats")).toEqual({ kind: "api", locale: null });
	expect(placeOf("/_next/static/a.js")).toEqual({ kind: "framework", locale: null });
});

test("addresses of flight data are known", () => {
	expect(isFlightPath("/kk/beats/1.rsc")).toBe(true);
	expect(isFlightPath("/kk.segments/_tree.segment.rsc")).toBe(true);
	expect(isFlightPath("/_next/data/b/kk.json")).toBe(true);
	expect(isFlightPath("/kk/beats/1")).toBe(false);
});

const standing = {
	host: "qadam.kz",
	publicUrl: new URL("https://qadam.kz"),
	requestId: "id",
	network: "85.1.2.3",
	target: "/kk?q=1",
};

test("a resident's page never learns what only Next's client may say", () => {
	const headers = residentQuestionHeaders(
		{
			host: "evil.example",
			rsc: "1",
			"next-router-state-tree": "x",
			"next-action": "abc",
			"x-forwarded-host": "evil.example",
			"x-middleware-subrequest": "a:a:a",
			"x-qadam-network": "1.1.1.1",
			"content-security-policy": "script-src 'nonce-x'",
			cookie: "a=b",
		},
		standing,
	);
	expect(headers).toEqual({
		cookie: "a=b",
		host: "qadam.kz",
		"x-forwarded-host": "qadam.kz",
		"x-forwarded-proto": "https",
		"x-forwarded-port": "443",
		"x-forwarded-for": "85.1.2.3",
		"x-request-id": "id",
		"x-qadam-network": "85.1.2.3",
		"x-qadam-target": "/kk?q=1",
	});
});

test("an application hears Next's client, but nothing that only the door may say", () => {
	const headers = applicationQuestionHeaders(
		{
			rsc: "1",
			"next-action": "abc",
			"x-forwarded-host": "evil.example",
			forwarded: "host=evil.example",
			"x-middleware-subrequest": "a",
			"x-qadam-network": "1.1.1.1",
			"x-nonce": "evil",
			"x-invoke-path": "/x",
		},
		{ ...standing, nonce: "good", policy: "script-src 'nonce-good'" },
	);
	expect(headers.rsc).toBe("1");
	expect(headers["next-action"]).toBe("abc");
	expect(headers["x-nonce"]).toBe("good");
	expect(headers["x-forwarded-host"]).toBe("qadam.kz");
	expect(headers["x-qadam-network"]).toBe("85.1.2.3");
	for (const name of ["forwarded", "x-middleware-subrequest", "x-invoke-path"])
		expect(headers[name]).toBeUndefined();
});

test("no policy has an unsafe word, and only an application's has a nonce", () => {
	for (const kind of ["resident", "application", "api", "framework"] as const) {
		const headers = securityHeaders(kind, { https: true, nonce: "abc" });
		expect(headers["content-security-policy"]).not.toMatch(/unsafe|\*|http:/);
		expect(headers["content-security-policy"]?.includes("nonce-abc")).toBe(kind === "application");
		expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
		expect(headers["strict-transport-security"]).toContain("max-age=63072000");
		expect(headers["x-content-type-options"]).toBe("nosniff");
	}
	expect(
		securityHeaders("resident", { https: false })["strict-transport-security"],
	).toBeUndefined();
});

test("the ground of the maps may come from its one origin, on residents' pages only", () => {
	const tilesOrigin = "https://tiles.example.kz";
	const policyOf = (kind: "resident" | "application" | "api" | "framework") =>
		securityHeaders(kind, { https: true, nonce: "abc", tilesOrigin })["content-security-policy"];
	expect(policyOf("resident")).toContain(`img-src 'self' data: ${tilesOrigin};`);
	for (const kind of ["application", "api", "framework"] as const)
		expect(policyOf(kind)).not.toContain("tiles");
});
