// Lists what this device has saved, newest last seen first, and deletes it on one tap. Works without a network.
(async () => {
	const again = document.querySelector("[data-again]");
	again.hidden = false;
	again.addEventListener("click", () => location.reload());
	const place = document.querySelector("[data-saved-pages]");
	if (!place || !("caches" in window)) return;
	const [none, list, wipe, status] = place.children;
	const locale = document.documentElement.lang;

	async function savedPages() {
		const pages = [];
		for (const name of await caches.keys()) {
			if (!/^qadam-(own|public)/.test(name)) continue;
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				const { pathname } = new URL(request.url);
				const saved = await cache.match(request);
				if (!saved || !`${pathname}/`.startsWith(`/${locale}/`)) continue;
				const page = new DOMParser().parseFromString(await saved.text(), "text/html");
				pages.push({
					pathname,
					own: name === "qadam-own",
					title: page.querySelector("h1")?.textContent ?? pathname,
					more: page.querySelector("h1")?.previousElementSibling?.matches("p")
						? page.querySelector("h1").previousElementSibling.textContent
						: "",
					when: decodeURIComponent(saved.headers.get("x-rendered-at") ?? ""),
				});
			}
		}
		return pages.reverse().sort((one, other) => Number(other.own) - Number(one.own));
	}

	async function show() {
		const pages = await savedPages();
		list.replaceChildren(
			...pages.map(({ pathname, title, more, when }) => {
				const line = document.createElement("li");
				const link = document.createElement("a");
				link.href = pathname;
				link.textContent = more ? `${title}, ${more}` : title;
				const time = document.createElement("span");
				time.className = "text-ink-soft";
				time.textContent = ` · ${when}`;
				line.className = "py-2";
				line.append(link, time);
				return line;
			}),
		);
		none.hidden = pages.length > 0;
		wipe.hidden = pages.length === 0;
		place.hidden = false;
	}

	wipe.querySelector("button").addEventListener("click", async () => {
		for (const name of await caches.keys())
			if (/^qadam-(own|public)/.test(name)) await caches.delete(name);
		await show();
		status.textContent = status.dataset.wiped;
	});
	await show();
})();
