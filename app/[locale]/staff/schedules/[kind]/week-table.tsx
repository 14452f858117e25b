"use client";

export type WeekRow = {
	line: number;
	/** The weekday's name, or null on a line whose weekday is chosen. */
	label: string;
	weekday: number | null;
	opens: string;
	closes: string;
	opens2: string;
	closes2: string;
	repeats: string;
};

export type WeekWords = {
	caption: string;
	weekday: string;
	first: string;
	second: string;
	opens: string;
	closes: string;
	repeats: string;
	repeatOptions: [string, string][];
	weekdayOptions: [string, string][];
};

const cell =
	"border-b border-line px-1.5 py-2 align-top max-md:block max-md:border-0 max-md:px-0 max-md:py-1";
const box = "min-h-11 rounded-field border-2 bg-card px-2 py-1.5";
const look = (error?: string) => `${box} ${error ? "border-red" : "border-line-strong"}`;

type Error = { field: string; text: string };

function Times(props: {
	row: WeekRow;
	second: boolean;
	words: WeekWords;
	value: Value;
	errors: Error[];
}) {
	const { row, words, value } = props;
	const part = props.second ? "2" : "";
	const id = `opens${part}-${row.line}`;
	const closesId = `closes${part}-${row.line}`;
	const error = props.errors.find(({ field }) => field === id)?.text;
	const name = (edge: string) =>
		`${row.label}, ${props.second ? words.second : words.first}, ${edge}`;
	return (
		<td className={cell}>
			<span className="inline-flex flex-wrap items-center gap-1.5">
				<span aria-hidden="true" className="md:hidden">
					{props.second ? words.second : words.first}
				</span>
				<input
					inputMode="numeric"
					autoComplete="off"
					id={id}
					name={id}
					aria-label={name(words.opens)}
					aria-invalid={error ? true : undefined}
					aria-describedby={error ? `${id}-error` : undefined}
					defaultValue={value(id, props.second ? row.opens2 : row.opens)}
					className={`${look(error)} tabular w-20`}
				/>
				<span aria-hidden="true">–</span>
				<input
					inputMode="numeric"
					autoComplete="off"
					id={closesId}
					name={closesId}
					aria-label={name(words.closes)}
					defaultValue={value(closesId, props.second ? row.closes2 : row.closes)}
					className={`${look(error)} tabular w-20`}
				/>
			</span>
			{error ? (
				<span id={`${id}-error`} className="block font-[650] text-red">
					{error}
				</span>
			) : null}
		</td>
	);
}

type Value = (field: string, otherwise: string) => string;

function Choice(props: { id: string; label: string; value: string; options: [string, string][] }) {
	return (
		<select
			id={props.id}
			name={props.id}
			aria-label={props.label}
			defaultValue={props.value}
			className={`${look()} max-w-44`}
		>
			{props.options.map(([value, text]) => (
				<option key={value} value={value}>
					{text}
				</option>
			))}
		</select>
	);
}

/** A week to fill in: two stretches a day, and in which weeks they hold. Tab goes line by line. */
export function WeekTable(props: {
	rows: WeekRow[];
	words: WeekWords;
	typed: Record<string, string[]> | null;
	errors: Error[];
}) {
	const { rows, words, typed, errors } = props;
	const value: Value = (field, otherwise) => (typed ? (typed[field]?.[0] ?? "") : otherwise);
	return (
		<table className="w-full border-collapse">
			<caption className="pb-2 text-start font-[650]">{words.caption}</caption>
			<thead className="text-start text-ink-soft max-md:sr-only">
				<tr>
					{[words.weekday, words.first, words.second, words.repeats].map((title) => (
						<th key={title} scope="col" className="px-1.5 py-1 text-start font-[630]">
							{title}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map((row) => (
					<tr
						key={row.line}
						className="max-md:mb-3 max-md:block max-md:border-b max-md:border-line max-md:pb-2"
					>
						<th scope="row" className={`${cell} pt-4 text-start font-[630]`}>
							{row.weekday === null ? (
								row.label
							) : (
								<Choice
									id={`weekday-${row.line}`}
									label={`${words.weekday}: ${row.label}`}
									value={value(`weekday-${row.line}`, String(row.weekday))}
									options={words.weekdayOptions}
								/>
							)}
						</th>
						<Times row={row} second={false} words={words} value={value} errors={errors} />
						<Times row={row} second words={words} value={value} errors={errors} />
						<td className={cell}>
							<Choice
								id={`repeats-${row.line}`}
								label={`${row.label}, ${words.repeats}`}
								value={value(`repeats-${row.line}`, row.repeats)}
								options={words.repeatOptions}
							/>
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
