// The names that stand on the map: links to beats, units and offices, words for settlements. Part of map-view.js.
(() => {
	const L = window.L;

	const make = (tag, className, text) => {
		const element = document.createElement(tag);
		element.className = className;
		if (text) element.textContent = text;
		return element;
	};

	/** The centre of gravity of the largest ring. */
	const middleOf = (polygons) => {
		let best = [0, 0, 0];
		for (const [ring] of polygons) {
			let [size, x, y] = [0, 0, 0];
			for (let at = 1; at < ring.length; at++) {
				const [[ax, ay], [bx, by]] = [ring[at - 1], ring[at]];
				// Counted from the first corner: far from zero the products would lose their last digits.
				const [cx, cy, dx, dy] = [
					ax - ring[0][0],
					ay - ring[0][1],
					bx - ring[0][0],
					by - ring[0][1],
				];
				const cross = cx * dy - dx * cy;
				size += cross;
				x += (cx + dx) * cross;
				y += (cy + dy) * cross;
			}
			if (size && Math.abs(size) > Math.abs(best[0]))
				best = [size, ring[0][0] + x / (3 * size), ring[0][1] + y / (3 * size)];
		}
		return L.latLng(best[2], best[1]);
	};

	const pin =
		'<svg viewBox="-13 -34 26 36" width="26" height="36" aria-hidden="true"><path d="M0 0C-3-8-11-12-11-20a11 11 0 1 1 22 0C11-12 3-8 0 0Z"/><circle cy="-20" r="4"/></svg>';

	/** A link (or, of a settlement, a mere word) that stands at a point of the map. */
	function label(map, feature, place, language, chosen, texts) {
		const { layer } = feature.properties;
		const name = feature.properties.name[language];
		const number = /\d+/.exec(name)?.[0] ?? "";
		const short = { beat: texts.beatShort, office: texts.officeShort }[layer];
		const inner = make(
			layer === "settlement" ? "span" : "a",
			`map-${layer}-label${chosen ? " map-chosen" : ""}`,
		);
		if (layer === "office") inner.innerHTML = pin;
		inner.append(make("span", "map-chip", short?.replace("#", number) ?? name));
		if (layer === "settlement") inner.setAttribute("aria-hidden", "true");
		else {
			inner.href = `/${language}/${layer}s/${encodeURIComponent(feature.id)}`;
			// "№ 17" says too little by itself; an office's words on the map are a name already.
			if (layer === "beat") inner.setAttribute("aria-label", name);
			inner.title = name;
			if (chosen) inner.setAttribute("aria-current", "true");
			inner.addEventListener("focus", () =>
				map.panInside(place, { padding: [70, 60], animate: false }),
			);
			L.DomEvent.disableClickPropagation(inner);
		}
		const icon = L.divIcon({ className: "map-point", html: inner, iconSize: [0, 0] });
		L.marker(place, { icon, keyboard: false, interactive: false }).addTo(map);
		return { inner, place, layer, chosen, rank: feature.properties.rank };
	}

	const weights = { office: 1, unit: 2, beat: 2, settlement: 3 };

	/** Labels that would stand on a weightier one step back; the keyboard still reaches them and brings them up. */
	function makeRoom(map, labels) {
		const taken = [];
		const { x: wide, y: tall } = map.getSize();
		for (const one of labels) {
			const at = map.latLngToContainerPoint(one.place);
			const half = one.inner.offsetWidth / 2 + 2;
			const rise = one.layer === "office" ? 38 : 22;
			const box = [at.x - half, at.y - rise, at.x + half, at.y + (one.layer === "office" ? 6 : 22)];
			const isFar = at.x < -wide || at.y < -tall || at.x > 2 * wide || at.y > 2 * tall;
			const isCrowded =
				!isFar &&
				taken.some(
					(other) =>
						box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3],
				);
			one.inner.classList.toggle("map-crowded", isCrowded);
			if (!isCrowded && !isFar) taken.push(box);
		}
	}

	window.qadamMapLabels = { label, makeRoom, middleOf, weights };
})();
