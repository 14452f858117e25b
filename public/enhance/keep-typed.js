// Who changes the language in the middle of a form keeps what was typed: from one page to the next, in this tab only.
(() => {
	const name = "qadam-typed";
	const path = location.pathname.replace(/^\/\w+/, "");
	const fields = [
		...document.querySelectorAll("main form :is(input, textarea, select)[name]"),
	].filter((field) => !["hidden", "password", "submit"].includes(field.type));
	const isChoice = (field) => field.type === "radio" || field.type === "checkbox";

	const kept = JSON.parse(sessionStorage.getItem(name) ?? "null");
	sessionStorage.removeItem(name);
	if (kept?.path === path && Date.now() - kept.at < 60_000)
		for (const [index, value] of kept.values.entries()) {
			const field = fields[index];
			if (!field) continue;
			if (isChoice(field)) field.checked = value;
			else field.value = value;
		}

	for (const link of document.querySelectorAll("header a[hreflang]"))
		link.addEventListener("click", () => {
			const values = fields.map((field) => (isChoice(field) ? field.checked : field.value));
			sessionStorage.setItem(name, JSON.stringify({ path, at: Date.now(), values }));
		});
})();
