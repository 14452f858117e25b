import { Keys, NothingDrawn } from "./canvas.tsx";
import type { StackedRatingsProps } from "./chart-props.ts";
import { Patterns, texture } from "./patterns.tsx";
import { ChartRow } from "./rows.tsx";

/** From 1 to 5: two warm, one grey, two blue; textures where there are no colours, densest at both ends. */
const looks = [
	{ fill: "fill-rating-1 stark:stroke-ink", ink: "fill-on-ramp", level: 4 },
	{ fill: "fill-rating-2 stark:stroke-ink", ink: "fill-ink", level: 2 },
	{ fill: "fill-rating-3 stark:stroke-ink", ink: "fill-ink", level: 0 },
	{ fill: "fill-rating-4 stark:stroke-ink", ink: "fill-ink", level: 1 },
	{ fill: "fill-rating-5 stark:stroke-ink", ink: "fill-on-ramp", level: 3 },
] as const;

type Row = StackedRatingsProps["rows"][number];
type Piece = { rating: number; share: number; from: number };

/** Shares of 1 … 5, laid out so that the middle of 3 stands at nought. */
function piecesOf(counts: Row["counts"]): Piece[] | null {
	if (typeof counts === "string") return null;
	const safe = counts.map((count) => (Number.isFinite(count) && count > 0 ? count : 0));
	// Halved first: the sum of two huge counts would be no number.
	const total = safe.reduce((sum, count) => sum + count / 1e6, 0) * 1e6;
	if (!(total > 0) || !Number.isFinite(total)) return null;
	const shares = safe.map((count) => count / total);
	const [one = 0, two = 0, three = 0] = shares;
	let from = -(one + two + three / 2);
	return shares.map((share, index) => {
		const piece = { rating: index + 1, share, from };
		from += share;
		return piece;
	});
}

/** Answers from 1 to 5: what lies right of the line is praise, what lies left of it is not. */
export function StackedRatings(props: StackedRatingsProps) {
	const rows = props.rows.map((row) => ({ ...row, pieces: piecesOf(row.counts) }));
	const all = rows.flatMap((row) => row.pieces ?? []);
	if (all.length === 0)
		return (
			<NothingDrawn>
				{props.rows.some((row) => row.counts === "hidden")
					? props.words.hidden
					: props.words.noData}
			</NothingDrawn>
		);
	const left = Math.min(...all.map((piece) => piece.from));
	const right = Math.max(...all.map((piece) => piece.from + piece.share));
	const percent = (share: number): number => Math.round(((share * 100) / (right - left)) * 10) / 10;
	const middle = `${percent(-left)}%`;
	return (
		<div className="chart">
			<svg aria-hidden="true" width="0" height="0" className="absolute">
				<Patterns id={props.id} textures />
			</svg>
			<ul>
				{rows.map((row) => (
					<ChartRow
						key={row.key}
						label={row.label}
						href={row.href}
						text={row.text}
						isMissing={!row.pieces}
						grid={
							<line
								x1={middle}
								x2={middle}
								y1="0"
								y2="100%"
								className="stroke-ink"
								strokeWidth="1.6"
							/>
						}
					>
						{row.pieces
							?.filter((piece) => piece.share > 0)
							.map((piece) => {
								const look = looks[piece.rating - 1] ?? looks[2];
								const x = `${percent(piece.from - left)}%`;
								const width = `${percent(piece.share)}%`;
								return (
									<g key={piece.rating}>
										<rect
											x={x}
											y="-13"
											width={width}
											height="26"
											className={`${look.fill} stroke-card`}
											strokeWidth="1"
										/>
										<rect
											x={x}
											y="-13"
											width={width}
											height="26"
											fill={texture(props.id, look.level)}
											className="hidden stark:block"
										/>
										{percent(piece.share) >= 12 ? (
											<text
												x={`${percent(piece.from - left + piece.share / 2)}%`}
												y=".35em"
												textAnchor="middle"
												className={`${look.ink} font-[650] stark:stroke-card`}
												strokeWidth="4"
												paintOrder="stroke"
											>
												{props.format(piece.share)}
											</text>
										) : null}
									</g>
								);
							})}
					</ChartRow>
				))}
			</ul>
			<Keys
				keys={looks.map((look, index) => ({
					sign: (
						<>
							<rect
								x="1"
								y="1"
								width="26"
								height="14"
								className={`${look.fill} stroke-line-strong`}
							/>
							<rect
								x="1"
								y="1"
								width="26"
								height="14"
								fill={texture(props.id, look.level)}
								className="hidden stark:block"
							/>
						</>
					),
					words: props.ratingNames[index] ?? "",
				}))}
			/>
		</div>
	);
}
