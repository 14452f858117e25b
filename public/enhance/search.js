// The search field becomes a combobox (ARIA 1.2 pattern). Without this script it is a plain GET form.
(() => {
	const row = document.querySelector("[data-search]");
	const input = row?.querySelector("input[name=q]");
	if (!input || !window.fetch || !window.AbortController) return;
	const language = document.documentElement.lang;
	const list = document.createElement("ul");
	list.id = "q-list";
	list.setAttribute("role", "listbox");
	list.setAttribute("aria-label", input.labels?.[0]?.textContent ?? "");
	list.className =
		"absolute inset-x-0 top-full z-10 mt-1 overflow-hidden rounded-field border-2 border-ink bg-card";
	list.hidden = true;
	const holder = document.createElement("div");
	holder.className = "relative min-w-0 flex-[1_1_15rem]";
	input.replaceWith(holder);
	input.classList.add("w-full");
	holder.append(input, list);
	for (const [name, value] of Object.entries({
		role: "combobox",
		"aria-autocomplete": "list",
		"aria-expanded": "false",
		"aria-controls": list.id,
		autocomplete: "off",
	}))
		input.setAttribute(name, value);

	let active = -1;
	let asked = null;
	let timer = 0;
	const options = () => [...list.children];
	const close = () => {
		list.hidden = true;
		active = -1;
		input.setAttribute("aria-expanded", "false");
		input.removeAttribute("aria-activedescendant");
	};
	const mark = (index) => {
		active = index;
		options().forEach((option, position) => {
			const chosen = position === index;
			option.setAttribute("aria-selected", String(chosen));
			option.classList.toggle("bg-sky", chosen);
			if (chosen) {
				input.setAttribute("aria-activedescendant", option.id);
				option.scrollIntoView({ block: "nearest" });
			}
		});
		if (index < 0) input.removeAttribute("aria-activedescendant");
	};
	const choose = (option) => {
		input.value = option.dataset.value;
		close();
		input.form.requestSubmit ? input.form.requestSubmit() : input.form.submit();
	};
	const show = (matches) => {
		list.replaceChildren(
			...matches.map((match, index) => {
				const option = document.createElement("li");
				option.id = `q-option-${index}`;
				option.setAttribute("role", "option");
				option.setAttribute("aria-selected", "false");
				option.className = "cursor-pointer border-b border-line px-4 py-2.5 last:border-0";
				const label = match.label[language] ?? match.label.kk;
				const context = match.context?.[language] ?? "";
				option.dataset.value = context ? `${label}, ${context}` : label;
				const strong = document.createElement("b");
				strong.textContent = label;
				option.append(strong);
				if (context) {
					const small = document.createElement("span");
					small.className = "block text-[0.95rem] text-ink-soft";
					small.textContent = context;
					option.append(small);
				}
				option.addEventListener("pointerdown", (event) => {
					event.preventDefault();
					choose(option);
				});
				return option;
			}),
		);
		active = -1;
		list.hidden = matches.length === 0;
		input.setAttribute("aria-expanded", String(matches.length > 0));
	};
	const ask = async () => {
		const text = input.value.trim();
		asked?.abort();
		if (text.length < 2) return close();
		asked = new AbortController();
		try {
			const answer = await fetch(`${row.dataset.search}?q=${encodeURIComponent(text)}&limit=6`, {
				signal: asked.signal,
			});
			if (answer.ok) show((await answer.json()).matches);
		} catch {
			// Offline or overtaken by the next letter: the plain form still works.
		}
	};
	input.addEventListener("input", () => {
		clearTimeout(timer);
		timer = setTimeout(ask, 140);
	});
	input.addEventListener("blur", close);
	input.addEventListener("keydown", (event) => {
		const last = list.children.length - 1;
		if (event.key === "ArrowDown" && last >= 0) {
			event.preventDefault();
			list.hidden = false;
			input.setAttribute("aria-expanded", "true");
			mark(active >= last ? 0 : active + 1);
		} else if (event.key === "ArrowUp" && last >= 0) {
			event.preventDefault();
			mark(active <= 0 ? last : active - 1);
		} else if (event.key === "Enter" && active >= 0 && !list.hidden) {
			event.preventDefault();
			choose(list.children[active]);
		} else if (event.key === "Escape" && !list.hidden) {
			event.preventDefault();
			close();
		}
	});
})();
