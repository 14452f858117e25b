// "Use my location": asked for on tap, sent once in the address of the next page, stored nowhere.
(() => {
	const form = document.querySelector("form[data-locate]");
	if (!form || !("geolocation" in navigator)) return;
	form.hidden = false;
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		const status = form.querySelector("[role=status]");
		status.textContent = "…";
		navigator.geolocation.getCurrentPosition(
			(place) => {
				// Five decimals are one metre: more would say more than the search needs.
				form.lat.value = place.coords.latitude.toFixed(5);
				form.lng.value = place.coords.longitude.toFixed(5);
				form.submit();
			},
			() => {
				status.textContent = form.dataset.locate;
			},
			{ enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 },
		);
	});
})();
