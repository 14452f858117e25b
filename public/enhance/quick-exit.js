// Leaves this page at once: blank first, then a harmless site in its place, so that "Back" does not return here.
(() => {
	const link = document.querySelector("[data-quick-exit]");
	if (!link) return;
	const leave = () => {
		document.title = "";
		document.body.hidden = true;
		location.replace(link.href);
	};
	link.addEventListener("click", (event) => {
		event.preventDefault();
		leave();
	});
	const hint = document.querySelector("[data-quick-exit-hint]");
	if (hint) hint.hidden = false;
	let presses = [];
	addEventListener("keydown", (event) => {
		if (event.repeat) return;
		if (event.key !== "Escape") {
			presses = [];
			return;
		}
		presses = [...presses, event.timeStamp].slice(-3);
		if (presses.length === 3 && event.timeStamp - presses[0] < 3000) leave();
	});
	// A browser that kept the page in its memory must not show it when somebody presses "Back".
	addEventListener("pageshow", (event) => {
		if (event.persisted && document.body.hidden) location.replace(link.href);
	});
})();
