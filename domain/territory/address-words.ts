/** The words around a name that say what it is the name of, in the spellings and abbreviations people use. */
export type StreetKind = "street" | "avenue" | "lane" | "microdistrict" | "other";

/** What follows or precedes the word: Russian and English put most of them first, Kazakh puts them last. */
export type Marker =
	| { names: "street"; streetKind: StreetKind; stands: "before" | "after" }
	| { names: "settlement" | "unit"; stands: "before" | "after" }
	| { names: "nothing" };

const markers = new Map<string, Marker>();
const list = (marker: Marker, words: string) => {
	for (const word of words.split(" ")) markers.set(word, marker);
};

list(
	{ names: "street", streetKind: "street", stands: "before" },
	"ул улица улицы улице улицу ulitsa ul",
);
list(
	{ names: "street", streetKind: "street", stands: "after" },
	"көш кош көше коше көшесі кошеси көшесі/улица көшесінің к-сі к-си к-сы ксі көшес köşesi kóshesi koshesi koshesy street st str",
);
list(
	{ names: "street", streetKind: "avenue", stands: "before" },
	"пр пр-т пр-кт просп проспект проспекте prospekt prospect",
);
list(
	{ names: "street", streetKind: "avenue", stands: "after" },
	"даңғылы дангылы даңғыл даңғ данг д-лы д-л дңғ dańǵyly dañğyly dangyly avenue ave",
);
list({ names: "street", streetKind: "lane", stands: "before" }, "пер переулок pereulok lane");
list(
	{ names: "street", streetKind: "lane", stands: "after" },
	"тұйығы туйыгы тұйық туйык т-ғы т-гы tuiyghy tuyigy",
);
list(
	{ names: "street", streetKind: "microdistrict", stands: "before" },
	"мкр мкрн мкр-н мк-н м-н микрорайон микрорайоны mkr microdistrict mikrorayon",
);
list(
	{ names: "street", streetKind: "microdistrict", stands: "after" },
	"ықшамаудан ықшамауданы ыкшамаудан ыкшамауданы шағынаудан шағынауданы шагынаудан шагынауданы yqshamaudany",
);
list(
	{ names: "street", streetKind: "other", stands: "before" },
	"проезд пр-д бульвар бул б-р шоссе ш тракт площадь пл набережная квартал кв-л тупик",
);
list(
	{ names: "street", streetKind: "other", stands: "after" },
	"бульвары алаңы аланы тас-жолы тасжолы жағалауы орамы өткелі",
);
list(
	{ names: "settlement", stands: "before" },
	"г гор город города городе с село селе п пос посёлок поселок пгт д деревня ст станция разъезд city town village gorod selo",
);
list(
	{ names: "settlement", stands: "after" },
	"қ қаласы каласы қала кала қ-сы а ауыл ауылы аулы ауылында аул кент кенті кенти станциясы бекеті qalasy qala auyly ayly",
);
list(
	{ names: "unit", stands: "after" },
	"район р-н районы ауданы аудан ауд district audany rayon raion г.а қ.ә",
);
list(
	{ names: "nothing" },
	"рк қр казахстан қазақстан республика республикасы kazakhstan qazaqstan индекс округ округі с/о а/о а.о с.о сельский ауылдық аульный",
);

/** What the word (lower case, without its final dot) marks; undefined for a name. */
export const markerOf = (word: string): Marker | undefined => markers.get(word);

const twoWordMicrodistrict =
	/(?<!\p{L})(?:(?:ы|ш)\.\s?а|(?:шағын|шагын|ықшам|ыкшам)\s+(?:ауданы?|ауд))(?!\p{L})\.?/giu;
const regionName =
	/(?<!\p{L})(?:акмолинск\p{L}*\s+обл\p{L}*|обл\p{L}*\.?\s+акмолинск\p{L}*|а[қк]мола\s+обл\p{L}*|a[qk]mola\s+(?:region|oblysy|oblast))(?!\p{L})\.?/giu;

/** Abbreviations of two words become one, and the region's own name, which says nothing here, goes. */
export const joinMarkers = (text: string): string =>
	text.replace(twoWordMicrodistrict, " шағынаудан ").replace(regionName, " ");

/** A name from the register without its kind: "Тәуелсіздік даңғылы" → "Тәуелсіздік". The kind alone stays as it is. */
export function withoutKind(name: string): string {
	const words = joinMarkers(name.normalize("NFC"))
		.replace(/\.(?=\p{L}{2})/gu, ". ")
		.split(/\s+/)
		.filter(Boolean);
	const kept = words.filter((word) => {
		const bare = word.toLowerCase().replace(/[.,]+$/, "");
		// A lone letter in a name is an initial.
		return bare.length < 2 || !markers.has(bare);
	});
	return (kept.length > 0 ? kept : words).join(" ");
}
