import type { ReactNode } from "react";
import { ScrollRegion } from "./scroll-region.tsx";

export type Column<Row> = {
	id: string;
	title: string;
	cell: (row: Row) => ReactNode;
	/** Figures stand right, digit under digit. */
	align?: "number";
	/** This cell names its row. */
	names?: boolean;
	/** A link that sorts by this column; what it sorts by now is said by aria-sort. */
	sort?: { href: string; direction: "ascending" | "descending" | null };
	className?: string;
};

type Group<Row> = { id: string; title?: ReactNode; rows: Row[]; strong?: boolean };

const cell = "border-b border-line px-2.5 py-2.5 align-top";

function ColumnTitle<Row>(props: { column: Column<Row> }) {
	const { title, sort } = props.column;
	if (!sort) return title;
	const arrow = sort.direction === "ascending" ? "↑" : sort.direction === "descending" ? "↓" : "↕";
	return (
		<a href={sort.href} className="inline-flex min-h-11 items-center gap-1.5 text-ink">
			{title} <span aria-hidden="true">{arrow}</span>
		</a>
	);
}

function Rows<Row>(props: {
	columns: Column<Row>[];
	group: Group<Row>;
	rowId: (row: Row) => string;
}) {
	const { columns, group } = props;
	return group.rows.map((row) => (
		<tr key={props.rowId(row)} className={group.strong ? "bg-sky font-[680]" : undefined}>
			{columns.map((column) => {
				const look = `${cell} ${column.align ? "tabular text-end" : "text-start"} ${column.className ?? ""}`;
				return column.names ? (
					<th key={column.id} scope="row" className={`${look} font-[630]`}>
						{column.cell(row)}
					</th>
				) : (
					<td key={column.id} data-label={column.title} className={look}>
						{column.cell(row)}
					</td>
				);
			})}
		</tr>
	));
}

/**
 * A table of facts: caption, scopes, figures right. What is wider than the screen scrolls inside a region that the
 * keyboard reaches; `stacked` makes each row a small list on a phone instead.
 */
export function DataTable<Row>(props: {
	id: string;
	caption: ReactNode;
	/** The caption is said, not shown, where a heading above says the same. */
	captionHidden?: boolean;
	columns: Column<Row>[];
	groups: Group<Row>[];
	rowId: (row: Row) => string;
	stacked?: boolean;
}) {
	const { columns, stacked } = props;
	const table = (
		<table className={`w-full border-collapse text-[0.98rem] ${stacked ? "table-stacked" : ""}`}>
			<caption
				id={`${props.id}-caption`}
				className={props.captionHidden ? "sr-only" : "pb-2 text-start font-[680]"}
			>
				{props.caption}
			</caption>
			<thead className="text-ink-soft">
				<tr>
					{columns.map((column) => (
						<th
							key={column.id}
							scope="col"
							aria-sort={column.sort?.direction ?? undefined}
							className={`${cell} align-bottom! font-[630] ${column.align ? "text-end" : "text-start"} ${column.className ?? ""}`}
						>
							<ColumnTitle column={column} />
						</th>
					))}
				</tr>
			</thead>
			{props.groups.map((group) => (
				<tbody key={group.id}>
					{group.title ? (
						<tr>
							<th
								scope="rowgroup"
								colSpan={columns.length}
								className="px-2.5 pt-5 pb-1 text-start font-[720]"
							>
								{group.title}
							</th>
						</tr>
					) : null}
					<Rows columns={columns} group={group} rowId={props.rowId} />
				</tbody>
			))}
		</table>
	);
	if (stacked) return table;
	return <ScrollRegion labelledBy={`${props.id}-caption`}>{table}</ScrollRegion>;
}
