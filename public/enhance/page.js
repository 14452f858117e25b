// Small conveniences of every resident's page. Without this script each of them has a plain way.
(() => {
	// After a form comes back, its error summary gets the focus; it also stands first in the page.
	document.querySelector("[data-focus]")?.focus();

	for (const button of document.querySelectorAll("[data-print]")) {
		button.hidden = false;
		button.addEventListener("click", () => window.print());
	}

	for (const button of document.querySelectorAll("[data-share]")) {
		if (!navigator.share && !navigator.clipboard) continue;
		button.hidden = false;
		button.addEventListener("click", async () => {
			const link = { title: document.title, url: location.href };
			try {
				if (navigator.share) await navigator.share(link);
				else {
					await navigator.clipboard.writeText(link.url);
					button.textContent = button.dataset.share;
				}
			} catch {
				// The person closed the share sheet: nothing to say.
			}
		});
	}

	// A second tap while the first is on its way sends nothing; the server would recognise it anyway.
	for (const form of document.querySelectorAll("form[method=post], form[action='']"))
		form.addEventListener("submit", (event) => {
			if (form.dataset.sent) event.preventDefault();
			form.dataset.sent = "1";
			setTimeout(() => delete form.dataset.sent, 4000);
		});
})();
