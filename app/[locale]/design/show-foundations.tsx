import { formatNumber } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { DataTable } from "#ui/data-table.tsx";
import { Hills } from "#ui/hills.tsx";
import { Icon, iconNames } from "#ui/icon.tsx";
import { Mark } from "#ui/mark.tsx";
import { contrast, rolesOf, schemes, textPairs, tokensSource } from "./colour-roles.ts";
import { Part, Specimen } from "./specimen.tsx";

/** Whole words, so that Tailwind finds them. */
const inks: Record<string, string> = {
	ink: "text-ink",
	"ink-soft": "text-ink-soft",
	blue: "text-blue",
	"on-blue": "text-on-blue",
	"on-deep": "text-on-deep",
	"on-deep-soft": "text-on-deep-soft",
	green: "text-green",
	red: "text-red",
	paper: "text-paper",
	"on-ramp": "text-on-ramp",
};
const grounds: Record<string, string> = {
	paper: "bg-paper",
	sand: "bg-sand",
	card: "bg-card",
	sky: "bg-sky",
	"gold-soft": "bg-gold-soft",
	"green-soft": "bg-green-soft",
	"red-soft": "bg-red-soft",
	stripe: "bg-[var(--stripe)]",
	blue: "bg-blue",
	"blue-hover": "bg-blue-hover",
	deep: "bg-deep",
	ink: "bg-ink",
	band: "bg-band",
	"ramp-1": "bg-ramp-1",
	"ramp-2": "bg-ramp-2",
	"ramp-3": "bg-ramp-3",
	"ramp-4": "bg-ramp-4",
	"ramp-5": "bg-ramp-5",
	"rating-1": "bg-rating-1",
	"rating-2": "bg-rating-2",
	"rating-3": "bg-rating-3",
	"rating-4": "bg-rating-4",
	"rating-5": "bg-rating-5",
};

const sizes = [
	["h1", "text-[clamp(1.7rem,1.35rem+1.7vw,2.5rem)] font-[760]"],
	["h2", "text-[clamp(1.25rem,1.1rem+0.8vw,1.6rem)] font-[720]"],
	["h3", "text-[1.15rem] font-[700]"],
	["1 rem", ""],
	["0.95 rem", "text-[0.95rem]"],
	["0.88 rem", "text-[0.88rem]"],
] as const;

const steps = ["w-1", "w-2", "w-3", "w-5", "w-8", "w-10"] as const;

function Colours(props: { locale: Locale; t: Translator }) {
	const { locale, t } = props;
	const css = tokensSource();
	const roles = { light: rolesOf(css, "light"), dark: rolesOf(css, "dark") };
	const ratio = (scheme: (typeof schemes)[number], [ink, ground]: readonly [string, string]) =>
		contrast(roles[scheme].get(ink) ?? "", roles[scheme].get(ground) ?? "");
	return (
		<DataTable
			id="colours"
			caption={t("design.colours")}
			captionHidden
			rowId={(pair) => pair.join("-on-")}
			groups={[{ id: "text", rows: [...textPairs] }]}
			columns={[
				{ id: "ink", title: t("design.ink"), names: true, cell: ([ink]) => <code>{ink}</code> },
				{ id: "ground", title: t("design.ground"), cell: ([, ground]) => <code>{ground}</code> },
				{
					id: "sample",
					title: t("design.sample"),
					cell: ([ink, ground]) => (
						<span
							className={`inline-block rounded-[6px] border border-line px-3 py-1 font-[650] ${inks[ink] ?? ""} ${grounds[ground] ?? ""}`}
						>
							{t("site.name")}
						</span>
					),
				},
				...schemes.map((scheme) => ({
					id: scheme,
					title: t(`design.scheme.${scheme}`),
					align: "number" as const,
					cell: (pair: readonly [string, string]) =>
						formatNumber(Math.floor(ratio(scheme, pair) * 10) / 10, locale),
				})),
			]}
		/>
	);
}

/** Colours with their measured contrast, sizes of type, spacing, the mark, the landscape, the icons. */
export function Foundations(props: { locale: Locale; t: Translator }) {
	const { locale, t } = props;
	return (
		<Part id="foundations" title={t("design.part.foundations")}>
			<div className="grid grid-cols-1 gap-3 border-t border-line pt-5 pb-9">
				<h3 id="roles">{t("design.colours")}</h3>
				<p className="text-ink-soft">{t("design.colours-text")}</p>
				<Colours locale={locale} t={t} />
			</div>
			<div className="grid grid-cols-1 gap-3 border-t border-line pt-5 pb-9">
				<h3 id="type">{t("design.type")}</h3>
				<dl className="grid gap-3">
					{sizes.map(([size, look]) => (
						<div key={size} className="grid items-baseline gap-x-5 sm:grid-cols-[6rem_1fr]">
							<dt className="text-[0.9rem] text-ink-soft">
								<code>{size}</code>
							</dt>
							<dd className={`leading-tight ${look}`}>{t("design.type-sample")}</dd>
						</div>
					))}
				</dl>
			</div>
			<div className="grid grid-cols-1 gap-3 border-t border-line pt-5 pb-9">
				<h3 id="spacing">{t("design.spacing")}</h3>
				<p className="text-ink-soft">{t("design.spacing-text")}</p>
				<div aria-hidden="true" className="flex flex-wrap items-end gap-4">
					{steps.map((step) => (
						<span key={step} className={`h-10 rounded-[3px] bg-blue ${step}`} />
					))}
				</div>
			</div>
			<Specimen name="mark" t={t}>
				<div className="flex items-center gap-4">
					<Mark />
					<Mark className="size-20" />
				</div>
			</Specimen>
			<Specimen name="hills" t={t}>
				<Hills className="h-48 w-full rounded-card" />
			</Specimen>
			<Specimen name="icon" t={t}>
				<ul className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-3">
					{iconNames.map((name) => (
						<li key={name} className="flex items-center gap-3">
							<Icon name={name} className="size-7 flex-none" />
							<code className="text-[0.9rem]">{name}</code>
						</li>
					))}
				</ul>
			</Specimen>
		</Part>
	);
}
