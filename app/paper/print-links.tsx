import type { Locale, Translator } from "#lib/i18n.ts";

const link = "inline-flex min-h-11 items-center";

/** To the sheets of a beat. `addressId`: the house that the visitor came from, so that the poster tells the way from it. */
export function BeatPrintLinks(props: {
	beatId: string;
	addressId: number | null;
	locale: Locale;
	t: Translator;
}) {
	const { t } = props;
	const base = `/${props.locale}/beats/${props.beatId}`;
	const query = props.addressId === null ? "" : `?address=${props.addressId}`;
	return (
		<p className="no-print flex flex-wrap gap-x-5 px-4 pb-2 sm:px-5">
			<a href={`${base}/poster.pdf${query}`} type="application/pdf" className={link}>
				{t("paper.poster")}
			</a>
			<a href={`${base}/cards.pdf`} type="application/pdf" className={link}>
				{t("paper.cards")}
			</a>
		</p>
	);
}

/** To the sheets of all beats of an office; `office` names it for those who hear one link after the other. */
export function OfficePrintLinks(props: {
	officeId: string;
	office: string;
	locale: Locale;
	t: Translator;
}) {
	const { t, office } = props;
	const base = `/${props.locale}/staff/offices/${props.officeId}`;
	return (
		<span className="no-print flex flex-wrap gap-x-5 text-[0.95rem]">
			<a href={`${base}/posters.pdf`} className={link}>
				{t("paper.office-posters")}
				<span className="sr-only">, {office}</span>
			</a>
			<a href={`${base}/cards.pdf`} className={link}>
				{t("paper.office-cards")}
				<span className="sr-only">, {office}</span>
			</a>
		</span>
	);
}
