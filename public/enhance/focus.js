// After a form comes back, the error summary gets the focus; without a script the browser starts at the top, where it stands.
(() => {
	document.querySelector("[data-focus]")?.focus();
})();
