/** Where figures are held back: the same thin strokes in every chart. */
export const hatch = (id: string): string => `url(#${id}-hatch)`;
/** Of class 1 … 5, where colours say nothing; the first is blank. */
export const texture = (id: string, level: number): string =>
	level > 0 ? `url(#${id}-texture-${level})` : "none";

const textures = [
	{ level: 1, size: 10, path: "M4 5h2" },
	{ level: 2, size: 6, path: "M2 3h2" },
	{ level: 3, size: 6, path: "M0 3h6" },
	{ level: 4, size: 5, path: "M0 2.5h5M2.5 0v5" },
] as const;

/** Fills for who sees no colours. Each drawing has its own: what stands in a hidden drawing paints nothing. */
export function Patterns(props: { id: string; textures?: boolean }) {
	return (
		<defs>
			<pattern
				id={`${props.id}-hatch`}
				width="7"
				height="7"
				patternUnits="userSpaceOnUse"
				patternTransform="rotate(45)"
			>
				<path d="M0 0v7" strokeWidth="2.2" className="stroke-line-strong" opacity=".55" />
			</pattern>
			{props.textures
				? textures.map(({ level, size, path }) => (
						<pattern
							key={level}
							id={`${props.id}-texture-${level}`}
							width={size}
							height={size}
							patternUnits="userSpaceOnUse"
						>
							<path d={path} strokeWidth="1.5" className="stroke-ink" />
						</pattern>
					))
				: null}
		</defs>
	);
}
