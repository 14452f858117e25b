// What lies under the names: lakes, roads, tiles; the scale, and how the map shares the screen. Part of map-view.js.
(() => {
	const L = window.L;

	/** The sources lie kilometres off: no closer than these steps of zoom. */
	const closest = { road: 7, river: 10, lake: 10 };

	const make = (tag, className, text) => {
		const element = document.createElement(tag);
		element.className = className;
		if (text) element.textContent = text;
		return element;
	};

	function drawLandscape(map, landscape) {
		for (const layer of Object.keys(closest)) {
			const features = (landscape?.features ?? []).filter((one) => one.properties.layer === layer);
			const drawn = L.geoJSON(features, {
				interactive: false,
				style: { className: `map-${layer}` },
			});
			const follow = () =>
				map.getZoom() <= closest[layer] ? drawn.addTo(map) : drawn.removeFrom(map);
			map.on("zoomend", follow);
			follow();
		}
	}

	/** One finger and a bare wheel move the page, never the map: two fingers, or Ctrl with the wheel, mean the map. */
	function cooperate(box, texts) {
		const hint = make("p", "map-hint");
		hint.setAttribute("aria-hidden", "true");
		hint.hidden = true;
		box.append(hint);
		let timer = 0;
		const show = (text) => {
			hint.textContent = text;
			hint.hidden = false;
			clearTimeout(timer);
			timer = setTimeout(() => {
				hint.hidden = true;
			}, 1600);
		};
		box.addEventListener(
			"wheel",
			(event) => {
				if (event.ctrlKey || event.metaKey) return;
				event.stopImmediatePropagation();
				show(texts.wheel);
			},
			{ capture: true, passive: true },
		);
		box.addEventListener(
			"touchmove",
			(event) => {
				if (event.touches.length === 1) show(texts.fingers);
			},
			{ passive: true },
		);
	}

	function makeScale(unit) {
		const Scale = L.Control.Scale.extend({
			_updateScale(scale, text, ratio) {
				L.Control.Scale.prototype._updateScale.call(
					this,
					scale,
					text.replace("km", unit.kilometre).replace(/ m$/, ` ${unit.metre}`),
					ratio,
				);
			},
		});
		return new Scale({ imperial: false });
	}

	/** A ground from elsewhere, where whoever runs the portal has named one. */
	function drawTiles(map, credits, { tiles, tilesCredit }, note, texts) {
		if (!tiles) return;
		const layer = L.tileLayer(tiles, { maxZoom: 19, referrerPolicy: "strict-origin" });
		const credit = make("span", "", tilesCredit).innerHTML;
		if (credit) credits.addAttribution(credit);
		layer.once("tileerror", () => {
			note.textContent += ` ${texts.noTiles}`;
		});
		layer.addTo(map);
	}

	window.qadamMapGround = { drawLandscape, cooperate, makeScale, drawTiles };
})();
