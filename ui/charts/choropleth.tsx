import {
	clipped,
	type Frame,
	frameOf,
	height,
	outline,
	project,
	width,
} from "../area-projection.ts";
import { HatchSign, Keys, NothingDrawn } from "./canvas.tsx";
import type { ChoroplethProps } from "./chart-props.ts";
import { Fill, inkOn, levelOf, levelOfClass } from "./map-classes.tsx";
import { Patterns } from "./patterns.tsx";
import { innermost, numberPlaces } from "./unit-places.ts";

/** The numbers of the list on the map, in two sizes of type, for the map is drawn large and small. */
function Numbers(props: {
	places: ReturnType<typeof innermost>[];
	levels: (number | null)[];
	type: number;
	className: string;
}) {
	const { levels, type } = props;
	return (
		<g className={`font-[700] ${props.className}`} textAnchor="middle">
			{numberPlaces(props.places, type, [width, height]).map((place, index) => {
				if (!place) return null;
				const look = place.isBeside
					? "fill-ink stroke-card"
					: `${inkOn(levels[index] ?? null)} stark:stroke-card`;
				return (
					<text
						key={`${place.x} ${place.y}`}
						x={place.x}
						y={Math.round((place.y + type * 0.35) * 10) / 10}
						className={look}
						strokeWidth={type / 4}
						paintOrder="stroke"
					>
						{index + 1}
					</text>
				);
			})}
		</g>
	);
}

function MapDrawing(props: ChoroplethProps & { levels: (number | null)[] }) {
	const { levels, units } = props;
	const frame: Frame = frameOf(units.flatMap((unit) => unit.area.flat(2)));
	const places = units.map((unit) =>
		innermost(
			unit.area
				.flat()
				.map((ring) => clipped(ring.map(([lon = 0, lat = 0]) => project(frame, lon, lat)))),
		),
	);
	// The small ones last, so that a town lies on the district around it.
	const order = units
		.map((unit, index) => ({ unit, index, room: places[index]?.room ?? 0 }))
		.sort((one, other) => other.room - one.room);
	return (
		<svg
			aria-hidden="true"
			viewBox={`0 0 ${width} ${height}`}
			className="picture tabular block w-full print:mx-auto print:max-w-[26rem]"
		>
			<Patterns id={props.id} textures />
			{order.map(({ unit, index }) => (
				<g key={unit.key}>
					<title>{`${index + 1} ${unit.name}: ${unit.text}`}</title>
					<Fill
						id={props.id}
						level={levels[index] ?? null}
						isHidden={unit.value === "hidden"}
						d={outline(frame, unit.area.flat())}
					/>
				</g>
			))}
			<Numbers
				places={places}
				levels={levels}
				type={14}
				className="text-[14px] @[40rem]:hidden print:block!"
			/>
			<Numbers
				places={places}
				levels={levels}
				type={9}
				className="hidden text-[9px] @[40rem]:block print:hidden!"
			/>
		</svg>
	);
}

function Classes(props: ChoroplethProps) {
	const { classNames, edges } = props;
	const square = "M1 1h26v14H1Z";
	const keys = classNames.slice(0, edges.length + 1).map((words, index) => {
		const level = levelOfClass(index, edges.length);
		return { sign: <Fill id={props.id} level={level} isHidden={false} d={square} />, words };
	});
	if (props.units.some((unit) => unit.value === "hidden"))
		keys.push({ sign: <HatchSign id={props.id} />, words: props.words.hidden });
	if (props.units.some((unit) => unit.value === "none"))
		keys.push({
			sign: <Fill id={props.id} level={null} isHidden={false} d={square} />,
			words: props.words.noData,
		});
	return <Keys keys={keys} />;
}

/** Units by classes of one measure, each with its number; the list beside the map says all of it in words. */
export function Choropleth(props: ChoroplethProps) {
	const { units } = props;
	const levels = units.map((unit) => levelOf(unit.value, props.edges));
	if (units.length === 0) return <NothingDrawn>{props.words.noData}</NothingDrawn>;
	const hasArea = units.some((unit) => unit.area.some((polygon) => (polygon[0]?.length ?? 0) > 2));
	return (
		<div className="chart">
			<div className="grid gap-x-7 gap-y-4 @[46rem]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
				<div className="picture @container self-start @[46rem]:sticky @[46rem]:top-4">
					<p className="pb-1 text-[0.88rem] text-ink-soft">{props.title}</p>
					{hasArea && levels.some((level) => level !== null) ? (
						<>
							<MapDrawing {...props} levels={levels} />
							<Classes {...props} />
						</>
					) : (
						<NothingDrawn>
							{units.some((unit) => unit.value === "hidden")
								? props.words.hidden
								: props.words.noData}
						</NothingDrawn>
					)}
				</div>
				<div>
					<p className="pb-1 text-[0.88rem] text-ink-soft">{props.listTitle}</p>
					<ol className="tabular text-[0.95rem] print:columns-2 print:gap-x-6">
						{units.map((unit, index) => (
							<li
								key={unit.key}
								className="grid break-inside-avoid grid-cols-[2rem_minmax(45%,1fr)_minmax(0,auto)] items-center gap-x-2.5 border-b border-line py-1 print:py-0"
							>
								<svg aria-hidden="true" viewBox="0 0 30 22" className="picture w-8">
									<Fill
										id={props.id}
										level={levels[index] ?? null}
										isHidden={unit.value === "hidden"}
										d="M1 1h28v20H1Z"
									/>
									<text
										x="15"
										y="16"
										textAnchor="middle"
										className={`text-[14px] font-[700] ${inkOn(levels[index] ?? null)} stark:stroke-card`}
										strokeWidth="4"
										paintOrder="stroke"
									>
										{index + 1}
									</text>
								</svg>
								{unit.href ? (
									<a href={unit.href} className="inline-flex min-h-9 items-center print:min-h-0">
										{unit.name}
									</a>
								) : (
									<span className="py-1.5 print:py-0">{unit.name}</span>
								)}
								<span
									className={`text-end ${levels[index] === null ? "text-[0.88rem] leading-tight text-ink-soft" : "font-[650]"}`}
								>
									{unit.text}
								</span>
							</li>
						))}
					</ol>
				</div>
			</div>
		</div>
	);
}
