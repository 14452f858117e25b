import { notFound, redirect } from "next/navigation";
import { BookingSteps } from "#app/[locale]/(resident)/book/booking-steps.tsx";
import { DeadEndLink } from "#app/dead-end-link.tsx";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { distanceText, officePlace } from "#app/place-words.ts";
import { reasonWords } from "#app/refusal-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { whenText } from "#app/visit-words.ts";
import { findService } from "#domain/appointments/queries.ts";
import { type OfficeOffer, officesOffering } from "#domain/appointments/queries-slots.ts";
import {
	findBeat,
	listOffices,
	nearestOffices,
	type OfficeView,
} from "#domain/territory/queries.ts";
import { searchAddresses } from "#domain/territory/search-addresses.ts";
import { today } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Disclosure } from "#ui/disclosure.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Heading } from "#ui/heading.tsx";
import { SearchBox } from "#ui/search-box.tsx";

type OfficeRow = OfficeView & { offer: OfficeOffer; metres: number | null };

/** More offices than this stand folded away. */
const firstShown = 6;

/** Nearest first when a place is known, else the earliest time first; who has none stands last, with the reason. */
async function officeRows(serviceId: string, near: { lon: number; lat: number } | null, now: Date) {
	const [offers, offices] = await Promise.all([
		officesOffering(serviceId, now),
		near
			? nearestOffices(near.lon, near.lat, 1000)
			: listOffices().then((all) => all.map((office) => ({ ...office, metres: null }))),
	]);
	const byOffice = new Map(offers.map((offer) => [offer.officeId, offer]));
	const rows = offices.flatMap((office): OfficeRow[] => {
		const offer = byOffice.get(office.id);
		if (!offer) return [];
		return [{ ...office, offer }];
	});
	if (near) return rows;
	const key = ({ offer }: OfficeRow) =>
		offer.earliest
			? `${offer.earliest.day} ${String(offer.earliest.startMinute).padStart(4)}`
			: "z";
	return rows.sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

function Distance(props: { row: OfficeRow; locale: Locale; t: Translator }) {
	const { row, locale, t } = props;
	if (row.metres === null) return null;
	return <span className="block text-ink-soft">{distanceText(row.metres, locale, t)}</span>;
}

function OfficeList(props: {
	rows: OfficeRow[];
	serviceId: string;
	day: Temporal.PlainDate;
	locale: Locale;
	t: Translator;
}) {
	const { locale, t, day } = props;
	return (
		<ul className="grid gap-3 md:grid-cols-2">
			{props.rows.map((row) => (
				<li
					key={row.id}
					className={`rounded-card border border-line bg-card px-4 py-3.5 ${row.offer.earliest ? "tap" : ""}`}
				>
					{row.offer.earliest ? (
						<a
							href={`/${locale}/book/${props.serviceId}/${row.id}`}
							className="cover text-[1.08rem] font-[680]"
						>
							{officePlace(t, row, locale)}
						</a>
					) : (
						<span className="text-[1.08rem] font-[680]">{officePlace(t, row, locale)}</span>
					)}
					<span className="block">
						{localized(row.unitName, locale)} · {localized(row.address, locale)}
					</span>
					<Distance row={row} locale={locale} t={t} />
					{row.offer.earliest ? (
						<span className="mt-1 block font-[650] text-green">
							{t("book.office-free", { when: whenText(t, locale, row.offer.earliest, day) })}
						</span>
					) : (
						<span className="mt-1 block text-ink-soft">
							{t("book.office-none", {
								reason: t(reasonWords[row.offer.none?.reason ?? "no-hours"]),
							})}
						</span>
					)}
				</li>
			))}
		</ul>
	);
}

export default async function ChooseOfficePage(props: PageProps<{ serviceId: string }>) {
	const { locale, t, serviceId } = await pageLocale(props.params);
	const query = await props.searchParams;
	const now = new Date();
	const day = today(now);
	const service = await findService(serviceId, day.toString());
	if (!service) notFound();
	if (!service.bookable) redirect(`/${locale}/services/${serviceId}`);
	// From an address: the inspector's own office, or the office nearest to the beat.
	const beatId = queryText(query.beat);
	const beat = beatId ? await findBeat(beatId, day.toString()) : null;
	if (beat && service.deskKind === "inspector")
		redirect(`/${locale}/book/${serviceId}/${beat.office.id}?beat=${beat.id}`);
	const q = queryText(query.q).slice(0, 200);
	const [place] =
		q && service.deskKind !== "inspector" ? (await searchAddresses(q, 1, locale)).matches : [];
	const near =
		place?.lon != null && place.lat != null
			? { lon: place.lon, lat: place.lat }
			: beat
				? { lon: beat.office.lon, lat: beat.office.lat }
				: null;
	const rows = await officeRows(serviceId, near, now);
	const name = localized(service.name, locale);
	const isInspector = service.deskKind === "inspector";
	const question = isInspector ? t("book.inspector-by-address") : t("book.office-title");
	return (
		<ResidentPage
			locale={locale}
			path={`/book/${serviceId}${q ? `?${new URLSearchParams({ q })}` : ""}`}
			title={pageTitle(t, question, name)}
			hidden
		>
			<div className="wrap">
				<Heading
					back={{ href: `/${locale}/services/${serviceId}`, text: name }}
					steps={<BookingSteps current="place" t={t} />}
					caption={name}
					lead={isInspector ? t("book.inspector-by-address-text") : undefined}
				>
					{question}
				</Heading>
				<div className="mb-8 max-w-[44rem]">
					<SearchBox
						action={isInspector ? `/${locale}/find` : `/${locale}/book/${serviceId}`}
						suggestions="/api/v1/addresses"
						label={isInspector ? t("search.label") : t("book.office-near")}
						hint={t("search.hint")}
						submit={t("search.submit")}
						value={q}
						hidden={isInspector ? { service: serviceId } : undefined}
					/>
				</div>
				<h2 className="mb-3">
					{place
						? t("book.office-sorted-near", { place: localized(place.label, locale) })
						: t("book.office-sorted-time")}
				</h2>
				{rows.length > 0 ? (
					<>
						<OfficeList
							rows={rows.slice(0, firstShown)}
							serviceId={serviceId}
							day={day}
							locale={locale}
							t={t}
						/>
						{rows.length > firstShown ? (
							<Disclosure
								summary={t("book.more-offices", { count: rows.length - firstShown })}
								className="mt-4"
							>
								<OfficeList
									rows={rows.slice(firstShown)}
									serviceId={serviceId}
									day={day}
									locale={locale}
									t={t}
								/>
							</Disclosure>
						) : null}
					</>
				) : (
					<EmptyState
						picture="calendar"
						title={t("home.no-slots")}
						action={
							<ButtonLink look="quiet" href={`/${locale}/units`}>
								{t("nav.browse")}
							</ButtonLink>
						}
					>
						<DeadEndLink kind="no-slot" serviceId={serviceId} locale={locale} t={t} />
					</EmptyState>
				)}
			</div>
			<script src="/enhance/search.js" defer data-enhance="" />
		</ResidentPage>
	);
}
