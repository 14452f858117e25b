import type { Locale, Translator } from "#lib/i18n.ts";
import { qrModules, quietModules } from "./qr-code.ts";

/**
 * On the printed confirmation: the way to the page where number and code open the visit. The code on paper holds
 * that page's address alone, nothing of the visit.
 */
export function LookupCode(props: { locale: Locale; t: Translator }) {
	const { locale, t } = props;
	const origin = process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
	const url = new URL(`/${locale}/visits`, origin).href;
	const rows = qrModules(url);
	const side = rows.length + 2 * quietModules;
	const path = rows
		.flatMap((modules, row) =>
			modules.map((dark, column) =>
				dark ? `M${column + quietModules} ${row + quietModules}h1v1h-1z` : "",
			),
		)
		.join("");
	return (
		<div className="print-only break-inside-avoid">
			<svg viewBox={`0 0 ${side} ${side}`} aria-hidden="true" className="-ms-2 size-28">
				<path d={path} fill="#000" />
			</svg>
			<p>{t("paper.visit-code", { url: url.replace(/^https?:\/\//, "") })}</p>
		</div>
	);
}
