/*
 * What every chart is given: numbers, and texts that the server has already put into the reader's language. A chart
 * knows neither what it shows nor whether it may be shown: whoever calls says "hidden" where a figure is held back.
 */

/** A figure with its interval of 95 %; `low` ≤ `value` ≤ `high`. A count stands alone: all three alike. */
export type Estimate = { value: number; low: number; high: number };

/** "hidden": too few people, or it would give them away. "none": nobody was counted. */
export type Missing = "hidden" | "none";
export type Drawable = Estimate | Missing;

/** The words that all charts share; `chartWords` of app/chart-words.ts has them. */
export type ChartWords = {
	/** Instead of a drawing: "There is no data yet." */
	noData: string;
	/** What the hatching means: "not shown: too few people" */
	hidden: string;
	/** What the band or the whiskers mean: "95 % interval" */
	interval: string;
	/** What the diamonds mean: "a signal by the stated rules" */
	signal: string;
	/** What the lines between which chance moves are called: "limits of chance" */
	limits: string;
	/** The months that the centre was taken from. */
	baseline: string;
};

/** Of values: which way is up. */
export type ValueAxis = {
	/** What is measured, with its unit, above the axis: "minutes", "share of visits" */
	title: string;
	/** A tick in the reader's language: 0.25 → "25 %" */
	format: (value: number) => string;
	/** The most there can be, 1 for a share: the axis never goes beyond. */
	most?: number;
	/** Where little changes near a high value; bars always begin at nought. */
	startsAnywhere?: true;
};

/** Of months: `label` is short ("Jul"), `group` stands once below all of a year ("2026"). */
export type MonthTick = { key: string; label: string; group: string };

/** A line with a name beside its end: a year or one short word, at most some 16 letters. */
export type Series = {
	key: string;
	name: string;
	/** One for each month, in their order. */
	points: Drawable[];
	/** What a mouse is told at each point: "July 2026: 14 minutes (12–16), n = 204" */
	details?: string[];
};

export type TrendChartProps = {
	id: string;
	words: ChartWords;
	axis: ValueAxis;
	months: MonthTick[];
	/** One to three, each with a stroke and a dot of its own; only the first has a band. */
	series: Series[];
	/** The same months of another period, dashed and without a band. */
	comparison?: Series;
	target?: { value: number; label: string };
};

export type ControlPoint = {
	value: number | Missing;
	/** Three standard errors from the centre at this month's number of people. */
	lower: number;
	upper: number;
	/** A short word at the point where a stated rule says so: "1", "8 in a row" */
	signal?: string;
	detail?: string;
};

export type ControlChartProps = {
	id: string;
	words: ChartWords;
	axis: ValueAxis;
	months: MonthTick[];
	points: ControlPoint[];
	/** Stretches of months (indexes, both included) with a centre each; shaded where it was taken from. */
	phases: { from: number; to: number; centre: number; label: string; isBaseline?: boolean }[];
};

export type FunnelLimit = {
	n: number;
	/** Between these 95 of 100 equal offices would lie; null where there is none. */
	inner: [low: number, high: number];
	/** … and 998 of 1 000. */
	outer: [low: number, high: number];
};

export type FunnelPoint = {
	key: string;
	n: number;
	value: number;
	/** An office's number, never a person; written where the dot is outside. */
	label: string;
	outside: "inner" | "outer" | null;
	detail?: string;
};

export type FunnelPlotProps = {
	id: string;
	words: ChartWords;
	axis: ValueAxis;
	/** Of people: "visits asked about" */
	countAxis: ValueAxis;
	centre: { value: number; label: string };
	/** Rising n; some forty make a smooth curve. */
	limits: FunnelLimit[];
	limitNames: { inner: string; outer: string };
	points: FunnelPoint[];
};

/** A row's `text` is the figure in words, "62 % (55–69), n = 204", or why there is none. */
export type BarRow = {
	key: string;
	label: string;
	href?: string;
	figure: Drawable;
	text: string;
};

export type BarsProps = {
	id: string;
	words: ChartWords;
	axis: ValueAxis;
	/** By name or number, never by rank. */
	rows: BarRow[];
	/** A line through all rows: the region, a target. */
	reference?: { value: number; label: string };
};

export type StackedRatingsProps = {
	id: string;
	words: ChartWords;
	/** What the colours mean, from 1 to 5: "1 very bad" … "5 very good" */
	ratingNames: string[];
	/** A share within a piece: 0.25 → "25 %" */
	format: (share: number) => string;
	rows: {
		key: string;
		label: string;
		href?: string;
		/** How many gave 1 … 5. */
		counts: [number, number, number, number, number] | Missing;
		/** "n = 204" or why there is nothing. */
		text: string;
	}[];
};

export type HistogramProps = {
	id: string;
	words: ChartWords;
	/** Of the bars: shares or people. */
	axis: ValueAxis;
	/** Below the bars: "minutes waited" */
	title: string;
	/** The edges between bars, one less than bars: "5", "10" …; the last bar has no end. */
	edges: string[];
	bars: { key: string; value: number; text: string; detail?: string }[] | Missing;
	/** The bars from this index on are set apart: "longer than 20 minutes: 18 %" */
	apart?: { from: number; label: string };
};

export type DotsCompareProps = {
	id: string;
	words: ChartWords;
	axis: ValueAxis;
	/** "July–September 2025" (hollow), "July–September 2026" (filled) */
	names: { before: string; after: string };
	rows: {
		key: string;
		label: string;
		href?: string;
		before: Drawable;
		after: Drawable;
		text: string;
	}[];
};

export type ChoroplethProps = {
	id: string;
	words: ChartWords;
	/** What the colours measure: "share of residents within 15 minutes" */
	title: string;
	/** Upper edges of the classes but the last, at most four, rising; names of all classes: "up to 20 %" … */
	edges: number[];
	classNames: string[];
	/** By name: their places in the list are their numbers on the map. */
	units: {
		key: string;
		name: string;
		/** In the list: "62 %" or why there is none. */
		text: string;
		href?: string;
		value: number | Missing;
		area: number[][][][];
	}[];
	/** Above the list beside the map. */
	listTitle: string;
};
