// Keeps a ticket's page up to date. Every word comes from the server: the page is asked for again and its middle is
// put in. Without this script there is a link that asks again.
(() => {
	const { events } = document.currentScript.dataset;
	const find = (id, from = document) => from.getElementById(id);
	const lost = find("lost");
	const said = find("said");
	const button = find("alert");
	if (!events || !window.EventSource) return;

	for (const plain of document.querySelectorAll("[data-plain]")) plain.hidden = true;
	// The link may have asked for reloading by itself.
	if (location.search) history.replaceState(null, "", location.pathname);
	document.querySelector("meta[http-equiv=refresh]")?.remove();

	let audio = null;
	const chime = () => {
		navigator.vibrate?.([400, 150, 400, 150, 400]);
		for (const [at, pitch] of [
			[0, 660],
			[0.25, 880],
		]) {
			const tone = audio.createOscillator();
			const loudness = audio.createGain();
			tone.frequency.value = pitch;
			loudness.gain.setValueAtTime(0.3, audio.currentTime + at);
			loudness.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + at + 0.5);
			tone.connect(loudness).connect(audio.destination);
			tone.start(audio.currentTime + at);
			tone.stop(audio.currentTime + at + 0.5);
		}
	};
	if (button && window.AudioContext) {
		button.hidden = false;
		button.addEventListener("click", () => {
			const isOn = audio === null;
			if (isOn) {
				audio = new AudioContext();
				navigator.vibrate?.(60);
			} else {
				audio.close();
				audio = null;
			}
			button.setAttribute("aria-pressed", String(isOn));
			button.textContent = isOn ? button.dataset.off : button.dataset.on;
		});
	}

	const isLost = (yes) => {
		const text = yes ? find("ticket").dataset.lost : "";
		if (lost.textContent === text) return;
		lost.hidden = !yes;
		lost.textContent = text;
		said.textContent = text;
	};

	let failures = 0;
	let asking = false;
	let again = false;
	const refresh = async () => {
		if (asking) {
			again = true;
			return;
		}
		asking = true;
		try {
			const answer = await fetch(location.pathname, { cache: "no-store" });
			const page = new DOMParser().parseFromString(await answer.text(), "text/html");
			const fresh = find("ticket", page);
			// No such ticket any more: the page itself says so.
			if (!fresh && answer.ok) return location.reload();
			if (!fresh) throw new Error(String(answer.status));
			const old = find("ticket");
			const before = old.dataset;
			const isNews = fresh.dataset.say !== before.say;
			const isCall = fresh.dataset.state === "called" && before.state !== "called";
			old.replaceWith(document.adoptNode(fresh));
			document.title = page.title;
			failures = 0;
			isLost(false);
			if (isNews) said.textContent = fresh.dataset.say;
			if (isCall && audio) chime();
			// Leaving, and all that follows, stands outside of the middle.
			const leave = (root) => root.querySelector("a[href$='/leave']");
			if (!leave(page)) leave(document)?.remove();
		} catch {
			failures += 1;
			if (failures > 1 || !navigator.onLine) isLost(true);
		} finally {
			asking = false;
			if (again) {
				again = false;
				soon();
			}
		}
	};

	// Forty phones in one room do not ask in the same instant.
	let planned = 0;
	const soon = () => {
		clearTimeout(planned);
		planned = setTimeout(refresh, 150 + Math.random() * 600);
	};
	const source = new EventSource(events);
	for (const name of ["message", "change", "queue", "open"]) source.addEventListener(name, soon);
	source.addEventListener("error", soon);
	addEventListener("online", soon);
	addEventListener("offline", () => isLost(true));
	document.addEventListener("visibilitychange", () => document.hidden || soon());
	// The range of minutes grows shorter without anybody being called.
	setInterval(refresh, 30_000);
})();
