// "Open the map": a drawing of the server's becomes a map one can move in, only when somebody asks for it.
// Nothing of the map is loaded before. When loading fails, the drawing stays and words say so.
(() => {
	const { library, libraryStyle, labels, ground, view, viewStyle } = document.currentScript.dataset;

	const load = (name, address) =>
		new Promise((resolve, reject) => {
			const [tag, attribute] = name === "style" ? ["link", "href"] : ["script", "src"];
			if (document.querySelector(`${tag}[${attribute}="${address}"]`)) return resolve();
			const element = document.createElement(tag);
			if (tag === "link") element.rel = "stylesheet";
			element[attribute] = address;
			element.onload = () => resolve();
			element.onerror = () => {
				// The next tap tries again.
				element.remove();
				reject(new Error(address));
			};
			document.head.append(element);
		});

	const read = async (address) => {
		const answer = await fetch(address);
		if (!answer.ok) throw new Error(String(answer.status));
		return answer.json();
	};

	for (const root of document.querySelectorAll("[data-map]")) {
		const button = root.querySelector("[data-map-open]");
		const status = root.querySelector("[data-map-status]");
		const texts = JSON.parse(root.dataset.texts);
		// Who switched pictures off wants no map either.
		if (document.documentElement.dataset.pictures === "off") continue;
		button.parentElement.hidden = false;
		let opening = false;
		button.addEventListener("click", async () => {
			if (opening) return;
			opening = true;
			status.textContent = texts.loading;
			try {
				const [data, landscape] = await Promise.all([
					read(root.dataset.source),
					// A map without lakes is still a map.
					read("/map/landscape.geojson").catch(() => null),
					load("style", libraryStyle),
					load("style", viewStyle),
					load("script", library),
				]);
				await Promise.all([load("script", labels), load("script", ground)]);
				await load("script", view);
				status.textContent = "";
				window.qadamMap.open({ root, button, texts, data, landscape });
			} catch {
				status.textContent = texts.failed;
			}
			opening = false;
		});
	}
})();
