// The map itself, loaded by map.js on a tap, after Leaflet. Colours stand in map-view.css, so the dark scheme,
// forced colours and the low-vision mode hold here, too.
(() => {
	const L = window.L;
	const { label, makeRoom, middleOf, weights } = window.qadamMapLabels;
	const { drawLandscape, cooperate, makeScale, drawTiles } = window.qadamMapGround;
	const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
	const byFinger = matchMedia("(pointer: coarse)").matches;
	const make = (tag, className, text) => {
		const element = document.createElement(tag);
		element.className = className;
		if (text) element.textContent = text;
		return element;
	};

	const makeButton = (className, text) => {
		const button = make("button", className, text);
		button.type = "button";
		return button;
	};

	/** "Whose beat is here?" The answer is the server's own, exact; the drawing is not. */
	function answerTaps(map, answer, { texts, language }) {
		let asked;
		let mark;
		const ask = async (place) => {
			asked?.abort();
			asked = new AbortController();
			mark?.remove();
			mark = L.circleMarker(place, { className: "map-asked", radius: 7, interactive: false });
			mark.addTo(map);
			answer.textContent = texts.asking;
			const query = `lat=${place.lat.toFixed(5)}&lng=${place.lng.toFixed(5)}`;
			try {
				const reply = await fetch(`/api/v1/locate?${query}`, { signal: asked.signal });
				if (reply.status === 404) {
					answer.textContent = texts.outside;
					return;
				}
				if (!reply.ok) throw new Error(String(reply.status));
				const { beats, ambiguous } = await reply.json();
				answer.textContent = ambiguous ? `${texts.ambiguous} ` : `${texts.here} `;
				for (const beat of beats) {
					const link = make(
						"a",
						"map-answer-link",
						`${texts.beat.replace("#", beat.number)}, ${beat.unit.name[language]}`,
					);
					link.href = `/${language}/beats/${encodeURIComponent(beat.id)}`;
					answer.append(link);
				}
			} catch (error) {
				if (error.name !== "AbortError") answer.textContent = texts.unanswered;
			}
		};
		map.on("click", ({ latlng }) => {
			map.panTo(latlng, { animate: !still });
			ask(latlng);
		});
		map.getContainer().addEventListener("keydown", (event) => {
			if (event.key === "Enter" && event.target === map.getContainer()) ask(map.getCenter());
		});
	}

	/** Asked for by this button only; the point is drawn here and goes nowhere. */
	function offerLocation(map, button, answer, texts) {
		if (!("geolocation" in navigator)) {
			button.hidden = true;
			return;
		}
		let drawn = [];
		button.addEventListener("click", () => {
			answer.textContent = texts.locating;
			navigator.geolocation.getCurrentPosition(
				({ coords }) => {
					for (const one of drawn) one.remove();
					const place = L.latLng(coords.latitude, coords.longitude);
					drawn = [
						L.circle(place, { radius: coords.accuracy, className: "map-near", interactive: false }),
						L.circleMarker(place, { radius: 8, className: "map-me", interactive: false }),
					];
					for (const one of drawn) one.addTo(map);
					map.setView(place, Math.max(map.getZoom(), 13), { animate: false });
					answer.textContent = texts.located.replace("#", Math.round(coords.accuracy));
				},
				() => {
					answer.textContent = texts.unlocated;
				},
				{ enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 },
			);
		});
	}

	function frame(texts) {
		const pane = make("section", "map-pane no-print");
		pane.setAttribute("aria-label", texts.label);
		const bar = make("div", "map-bar");
		const close = makeButton("map-button", texts.close);
		const locate = makeButton("map-button", texts.locate);
		bar.append(close, locate);
		const box = make("div", "map-box");
		box.tabIndex = 0;
		box.setAttribute("role", "group");
		box.setAttribute("aria-label", texts.keys);
		const answer = make("p", "map-answer", texts.tap);
		answer.setAttribute("role", "status");
		const note = make("p", "map-note", `${byFinger ? texts.fingers : texts.keys} ${texts.note}`);
		pane.append(bar, box, answer, note);
		return { pane, close, locate, box, answer, note };
	}

	window.qadamMap = {
		open({ root, button, texts, data, landscape }) {
			const { language } = root.dataset;
			// Of beats and offices each numbers its own: "beat 1110-4" and "office 1110-4" are two places.
			const isChosen = (one) => `${one.properties.layer} ${one.id}` === root.dataset.chosen;
			const { pane, close, locate, box, answer, note } = frame(texts);
			root.append(pane);
			root.dataset.opened = "";
			const map = L.map(box, {
				attributionControl: false,
				zoomControl: false,
				dragging: !byFinger,
				inertia: !still,
				zoomAnimation: !still,
				fadeAnimation: !still,
				markerZoomAnimation: !still,
				zoomSnap: 0.5,
				maxZoom: 17,
				maxBoundsViscosity: 1,
			});
			const credits = L.control.attribution({ prefix: false });
			credits.addAttribution(
				'<a href="https://www.openstreetmap.org/copyright">© OpenStreetMap contributors</a>',
			);
			credits.addTo(map);
			L.control.zoom({ zoomInTitle: texts.zoomIn, zoomOutTitle: texts.zoomOut }).addTo(map);
			makeScale(texts).addTo(map);

			const areas = data.features.filter((one) => one.geometry.type === "MultiPolygon");
			const drawn = L.geoJSON(areas, {
				interactive: false,
				style: (one) => ({ className: `map-area${isChosen(one) ? " map-chosen" : ""}` }),
			});
			const whole = drawn.getBounds();
			const chosenArea = drawn.getLayers().find((one) => isChosen(one.feature));
			const office = data.features.find((one) => isChosen(one) && !chosenArea);
			if (chosenArea) map.fitBounds(chosenArea.getBounds().pad(0.25), { animate: false });
			else if (office) map.setView(L.GeoJSON.coordsToLatLng(office.geometry.coordinates), 13);
			else map.fitBounds(whole, { animate: false });
			map.setMaxBounds(whole.pad(0.4));
			map.setMinZoom(Math.floor(map.getBoundsZoom(whole)) - 1);
			drawTiles(map, credits, root.dataset, note, texts);
			if (root.dataset.tiles) box.classList.add("map-on-tiles");
			if (!chosenArea) box.classList.add("map-whole");
			drawn.addTo(map);
			chosenArea?.bringToFront();
			drawLandscape(map, landscape);

			const labels = data.features
				.map((one) =>
					label(
						map,
						one,
						one.geometry.type === "Point"
							? L.GeoJSON.coordsToLatLng(one.geometry.coordinates)
							: middleOf(one.geometry.coordinates),
						language,
						isChosen(one),
						texts,
					),
				)
				.sort(
					(one, other) =>
						Boolean(other.chosen) - Boolean(one.chosen) ||
						weights[one.layer] - weights[other.layer] ||
						one.rank - other.rank,
				);
			const settle = () => makeRoom(map, labels);
			map.on("zoomend resize", settle);
			settle();
			cooperate(box, texts);
			answerTaps(map, answer, { texts, language });
			offerLocation(map, locate, answer, texts);

			const leave = () => {
				map.remove();
				pane.remove();
				delete root.dataset.opened;
				button.focus();
			};
			close.addEventListener("click", leave);
			pane.addEventListener("keydown", (event) => {
				if (event.key === "Escape") leave();
			});
			box.focus({ preventScroll: true });
			pane.scrollIntoView({ block: "nearest" });
		},
	};
})();
