// What stays readable without a network: fixed pages, pages of beats seen or chosen, this device's visits without
// their codes. The network always comes first. Nothing is ever sent later by itself.

// The front door writes the version of the build here. `npm run dev` does not: then this worker keeps out of the way.
const version = "{version}";
const isBuilt = !version.startsWith("{");

const shellCache = `qadam-shell-${version}`;
const publicCache = `qadam-public-${version}`;
// What tells of one person: where they live, their visits. It outlives a version and is wiped as one; enhance/offline.js
// knows the name too.
const ownCache = "qadam-own";

const locales = ["kk", "ru", "en"];
const offlinePage = (locale) => `/${locale}/offline`;
const mostPublic = 40;
const mostBeats = 12;
/** As long as the visitor's cookie lives at most. */
const ownDays = 30;
/** After that long a saved copy is better than a white screen; the network's answer is still taken when it comes. */
const patienceMs = 8000;

const publicPage =
	/^\/(?:kk|ru|en)(?:\/(?:(?:units|services)(?:\/[\w-]+)?|offices\/[\w-]+|about|accessibility|help|open-data|privacy))?$/;
const beatPage = /^\/(?:kk|ru|en)\/beats\/[\w-]+$/;
const minePage = /^\/(?:kk|ru|en)\/(?:my-inspector|visits(?:\/[0-9A-Z]{10})?)$/;
const application = /^\/(?:kk|ru|en)\/(?:staff|leadership|kiosk|display)(?:\/|$)/;
const residentPage = /^\/(?:kk|ru|en)?(?:\/|$)/;

/**
 * What is done with a request. "pass": as if there were no worker. "file": the shell's copy, if it is in there.
 * "form": sent once, now or never. "page": network, else the offline page. "public", "beat", "mine": the same, and
 * a good answer is saved.
 */
function roadOf({ method, mode, url }, origin) {
	const { pathname, search } = new URL(url);
	if (!url.startsWith(`${origin}/`) || application.test(pathname)) return "pass";
	if (mode !== "navigate") {
		const isShell = /^\/(?:_next\/static\/.*\.css|enhance\/[\w-]+\.js|icon\.svg)$/.test(pathname);
		return method === "GET" && isShell ? "file" : "pass";
	}
	if (!residentPage.test(pathname)) return "pass";
	if (method !== "GET") return method === "POST" ? "form" : "pass";
	if (beatPage.test(pathname)) return "beat";
	if (minePage.test(pathname)) return "mine";
	return publicPage.test(pathname) && !search ? "public" : "page";
}

const localeOf = (pathname) => locales.find((one) => pathname.split("/")[1] === one) ?? "kk";

/**
 * The pages themselves say so: a form that asks for a number and a code stands under the same address. A visit's page
 * that does not say where its code stands is not saved either.
 */
const isMine = (html, pathname) =>
	html.includes('<meta name="qadam-keep" content="own"') &&
	(html.includes(' data-not-kept=""') || !/\/visits\/./.test(pathname));

/** Codes are not saved: with the number they would open a visit. */
const withoutCodes = (html) => html.replace(/<(\w+)[^>]*? data-not-kept=""[\s\S]*?<\/\1>/g, "");

const unhide = (html, mark) =>
	html.replace(new RegExp(`(<[^>]*\\b${mark}=""[^>]*?) hidden=""`), "$1");

/** A saved copy as it is shown: with the line that says what it is and of when. */
const asCopy = (html, when) => unhide(html, "data-saved-copy").replaceAll("{0}", when);

/** What the low-vision mode has written on a page; another choice makes every saved copy look wrong. */
const viewOf = (html) => (/<html\b[^>]*>/.exec(html)?.[0] ?? "").replace(/ lang="\w+"/, "");

/** The files that a page cannot be shown without. */
const filesOf = (html) =>
	[
		...html.matchAll(/(?:href|src)="((?:\/_next\/static\/[^"]+\.css|\/enhance\/[^"]+\.js)[^"]*)"/g),
	].map(([, address]) => address.replaceAll("&amp;", "&"));

const whenOf = (answer) => decodeURIComponent(answer.headers.get("x-rendered-at") ?? "");

const isOld = (answer, now) =>
	now - Date.parse(answer.headers.get("date") ?? "") > ownDays * 24 * 60 * 60 * 1000;

const isPage = (answer) =>
	answer.status === 200 &&
	!answer.redirected &&
	(answer.headers.get("content-type") ?? "").startsWith("text/html");

const pageOf = (html, from) =>
	new Response(html, {
		headers: {
			"content-type": "text/html; charset=utf-8",
			"content-security-policy":
				from.headers.get("content-security-policy") ?? "default-src 'none'",
			"x-rendered-at": from.headers.get("x-rendered-at") ?? "",
			date: from.headers.get("date") ?? "",
			"cache-control": "no-store",
			"referrer-policy": "same-origin",
		},
	});

/** Fills the shell: the offline pages and what they are shown with. All of it, or the old worker stays. */
async function fillShell(fresh) {
	const shell = await caches.open(shellCache);
	const files = new Set(["/icon.svg"]);
	for (const locale of locales) {
		const answer = await fetch(offlinePage(locale), { cache: fresh ? "reload" : "no-cache" });
		if (!isPage(answer)) throw new Error("no offline page");
		const html = await answer.text();
		for (const file of filesOf(html)) files.add(file);
		await shell.put(offlinePage(locale), pageOf(html, answer));
	}
	for (const file of files) if (!(await shell.match(file))) await shell.add(file);
}

async function put(cacheName, key, page, most, isCounted) {
	const cache = await caches.open(cacheName);
	// Put last, so that the first are those not seen for longest.
	await cache.delete(key);
	await cache.put(key, page);
	const counted = (await cache.keys()).filter((one) => isCounted(new URL(one.url).pathname));
	for (const oldest of counted.slice(0, -most)) await cache.delete(oldest);
}

async function forget(pattern) {
	const cache = await caches.open(ownCache);
	for (const one of await cache.keys())
		if (pattern.test(new URL(one.url).pathname)) await cache.delete(one);
}

/** Saves an answer of the network, or unsaves what it says is gone. */
async function keep(road, pathname, answer) {
	if (answer.status === 404 || answer.status === 410) {
		for (const name of [publicCache, ownCache]) await (await caches.open(name)).delete(pathname);
	}
	if (!isPage(answer)) return;
	const html = await answer.text();
	await noticeView(html);
	if (road === "public")
		await put(publicCache, pathname, pageOf(html, answer), mostPublic, () => true);
	if (road === "beat")
		await put(ownCache, pathname, pageOf(html, answer), mostBeats, (path) => beatPage.test(path));
	if (road === "mine" && isMine(html, pathname))
		await put(ownCache, pathname, pageOf(withoutCodes(html), answer), 60, () => true);
	// Hidden on this device, or the cookie has ended: what was saved goes, in every language.
	else if (road === "mine" && pathname.endsWith("/my-inspector"))
		await forget(/\/(my-inspector|beats\/.*)$/);
	else if (road === "mine" && pathname.endsWith("/visits")) await forget(/\/visits(\/.*)?$/);
	else if (road === "mine") await forget(new RegExp(`${pathname.slice(3)}$`));
}

/** Fetches again what is this person's: old pages would have lost their style sheet, or be in the wrong view. */
async function refreshOwn() {
	const cache = await caches.open(ownCache);
	for (const one of await cache.keys()) {
		const { pathname } = new URL(one.url);
		const road = roadOf({ method: "GET", mode: "navigate", url: one.url }, self.location.origin);
		const answer = await fetch(pathname).catch(() => null);
		if (answer) await keep(road, pathname, answer);
	}
}

let knownView;

async function noticeView(html) {
	const shell = await caches.open(shellCache);
	knownView ??= await (await shell.match(offlinePage("kk")))?.text().then(viewOf);
	const view = viewOf(html);
	if (knownView === undefined || view === knownView) return;
	knownView = view;
	await caches.delete(publicCache);
	await fillShell(true);
	await refreshOwn();
}

async function savedCopy(pathname) {
	for (const name of [ownCache, publicCache]) {
		const cache = await caches.open(name);
		const saved = await cache.match(pathname);
		if (!saved) continue;
		if (name === ownCache && isOld(saved, Date.now())) await cache.delete(pathname);
		else return pageOf(asCopy(await saved.text(), whenOf(saved)), saved);
	}
	return undefined;
}

async function offlineAnswer(pathname, mark) {
	const shell = await caches.open(shellCache);
	const saved = await shell.match(offlinePage(localeOf(pathname)));
	if (!saved) return Response.error();
	const html = await saved.text();
	return pageOf(mark ? unhide(html, mark) : html, saved);
}

async function answerPage(event, road) {
	const { pathname } = new URL(event.request.url);
	const network = fetch(event.request);
	const saves = road !== "page";
	if (saves)
		event.waitUntil(network.then((answer) => keep(road, pathname, answer.clone())).catch(() => {}));
	const late = new Promise((resolve) => setTimeout(resolve, patienceMs));
	try {
		const first = await Promise.race([network, late]);
		return first ?? (saves ? await savedCopy(pathname) : undefined) ?? (await network);
	} catch {
		const saved = saves ? await savedCopy(pathname) : undefined;
		return saved ?? offlineAnswer(pathname);
	}
}

async function answerForm(event) {
	try {
		return await fetch(event.request);
	} catch {
		return offlineAnswer(new URL(event.request.url).pathname, "data-unsent");
	}
}

async function answerFile(event) {
	const shell = await caches.open(shellCache);
	return (await shell.match(event.request)) ?? fetch(event.request);
}

async function takeOver() {
	for (const name of await caches.keys())
		if (name.startsWith("qadam-") && ![shellCache, publicCache, ownCache].includes(name))
			await caches.delete(name);
	await self.clients.claim();
	// Pages that were opened before there was a worker.
	for (const client of await self.clients.matchAll({ type: "window" })) {
		const request = { method: "GET", mode: "navigate", url: client.url };
		const road = roadOf(request, self.location.origin);
		const { pathname } = new URL(client.url);
		if (road === "pass" || road === "page") continue;
		const answer = await fetch(pathname).catch(() => null);
		if (answer) await keep(road, pathname, answer);
	}
	await refreshOwn();
}

self.addEventListener("install", (event) => {
	// At once: every page is whole when it has loaded, nothing of the old version is fetched later.
	self.skipWaiting();
	if (isBuilt) event.waitUntil(fillShell(true));
});

self.addEventListener("activate", (event) => {
	if (isBuilt) event.waitUntil(takeOver());
});

self.addEventListener("fetch", (event) => {
	const road = isBuilt ? roadOf(event.request, self.location.origin) : "pass";
	if (road === "pass") return;
	if (road === "file") event.respondWith(answerFile(event));
	else if (road === "form") event.respondWith(answerForm(event));
	else event.respondWith(answerPage(event, road));
});
