// Small conveniences of every resident's page. Without this script each of them has a plain way.
(() => {
	const words = document.currentScript.dataset;

	// After a form comes back, its error summary gets the focus; it also stands first in the page.
	document.querySelector("[data-focus]")?.focus();

	/** Says a sentence after an element, aloud and in writing; never takes the focus. */
	const say = (element, text, role = "status") => {
		let place = element.nextElementSibling;
		if (!place?.matches("[data-said]")) {
			place = document.createElement("span");
			place.dataset.said = "";
			element.after(place);
		}
		place.setAttribute("role", role);
		place.className =
			role === "alert"
				? "mt-3 block rounded-card border border-gold-line bg-gold-soft px-4 py-3"
				: "ms-3 font-[620]";
		// A moment later: what stands in a new live region from the start is not read out.
		setTimeout(() => {
			place.textContent = text;
		}, 50);
	};

	const copy = async (button, text, done) => {
		await navigator.clipboard.writeText(text);
		say(button, done);
	};

	for (const button of document.querySelectorAll("[data-print]")) {
		button.hidden = false;
		button.addEventListener("click", () => print());
	}

	for (const button of document.querySelectorAll("[data-copy]")) {
		if (!navigator.clipboard) continue;
		button.hidden = false;
		button.addEventListener("click", () =>
			copy(button, button.dataset.copy, button.dataset.done).catch(() => {}),
		);
	}

	for (const button of document.querySelectorAll("[data-share]")) {
		if (!navigator.share && !navigator.clipboard) continue;
		button.hidden = false;
		button.addEventListener("click", async () => {
			// The page's own address: the one in the address line may tell from which house somebody came.
			const url = document.querySelector("link[rel=canonical]")?.href ?? location.href;
			try {
				if (navigator.share) await navigator.share({ title: document.title, url });
				else await copy(button, url, button.dataset.share);
			} catch {
				// The person closed the share sheet: nothing to say.
			}
		});
	}

	// A second tap while the first is on its way sends nothing; the server would recognise it anyway. Without a
	// network nothing is sent, and nothing is kept to be sent later.
	const waiting = new Map();
	const release = (form) => {
		clearTimeout(waiting.get(form));
		waiting.delete(form);
	};
	document.addEventListener("submit", (event) => {
		const form = event.target;
		if (event.defaultPrevented || form.method !== "post") return;
		const button = event.submitter ?? form.querySelector("button:not([type=button])") ?? form;
		if (waiting.has(form)) return event.preventDefault();
		if (!navigator.onLine) {
			event.preventDefault();
			return say(button, words.unsent, "alert");
		}
		say(button, words.sending);
		const giveUp = () => {
			release(form);
			say(button, words.long);
		};
		waiting.set(form, setTimeout(giveUp, 20_000));
	});

	addEventListener("pageshow", (event) => {
		if (!event.persisted) return;
		for (const form of waiting.keys()) release(form);
		for (const said of document.querySelectorAll("[data-said]")) said.remove();
		// Back to a page of somebody's visits or of a held time: it may be over, or hidden by now. What is typed stays.
		const isPassing = document.querySelector("meta[name=qadam-keep], [data-hold]");
		const fields = [...document.querySelectorAll("input, textarea")];
		const isTyped = fields.some((field) => field.value !== field.defaultValue);
		if (isPassing && !isTyped && navigator.onLine) location.reload();
	});

	if (navigator.serviceWorker)
		addEventListener("load", () =>
			navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch(() => {}),
		);
})();
