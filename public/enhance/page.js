// Small conveniences of every resident's page. Without this script each of them has a plain way.
(() => {
	const words = document.currentScript.dataset;

	// After a form comes back, its error summary gets the focus; it also stands first in the page.
	document.querySelector("[data-focus]")?.focus();

	/** A place after an element for what is said of it: it must be there beforehand to be read out. */
	const placeAfter = (element) => {
		const known = element.nextElementSibling;
		if (known?.matches("[data-said]")) return known;
		const place = document.createElement("span");
		place.dataset.said = "";
		place.setAttribute("role", "status");
		// Takes no room while there is nothing to say, and is heard all the same.
		place.className = "sr-only";
		element.after(place);
		return place;
	};
	const senders =
		"form[method=post] button:not([type=button]), form[action=''] button:not([type=button])";
	for (const button of document.querySelectorAll(`[data-copy], [data-share], ${senders}`))
		placeAfter(button);

	/** Says a sentence aloud and in writing; never takes the focus. */
	const say = (element, text, isTrouble = false) => {
		const place = placeAfter(element);
		place.className = isTrouble
			? "mt-3 block rounded-card border border-gold-line bg-gold-soft px-4 py-3"
			: "ms-3 font-[620]";
		place.textContent = text;
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
			return say(button, words.unsent, true);
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
		for (const place of document.querySelectorAll("[data-said]")) {
			place.textContent = "";
			place.className = "sr-only";
		}
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
