// Counts a held time down in the words that the server has written for each minute. It is seen, not read out each
// minute: a screen reader hears it at two minutes and at the end. The form stays as it is.
(() => {
	const place = document.querySelector("[data-hold]");
	if (!place) return;
	/** What is said with 0, 1, 2 … whole minutes left. */
	const left = JSON.parse(place.dataset.words);
	const endsAt = Date.now() + Number(place.dataset.hold) * 1000;
	const [shown, spoken] = place.children;
	let said = "";
	const tick = () => {
		const seconds = (endsAt - Date.now()) / 1000;
		const isOver = seconds <= 0;
		const text = isOver
			? place.dataset.over
			: left[Math.min(Math.floor(seconds / 60), left.length - 1)];
		if (shown.textContent !== text) shown.textContent = text;
		if (seconds < 122 && said !== text && (said === "" || isOver)) {
			said = text;
			spoken.textContent = text;
		}
		if (!isOver) setTimeout(tick, 1000);
	};
	tick();
})();
