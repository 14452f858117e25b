/** Modules of white that the standard asks for around the code (ISO/IEC 18004). */
const quiet = 4;

/** A code for a telephone's camera, always dark on white. What it leads to also stands beside it in words. */
export function QrCode(props: {
	/** Rows of dark and light, without the quiet zone. */
	modules: boolean[][];
	className?: string;
}) {
	const side = props.modules.length + 2 * quiet;
	const path = props.modules
		.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + quiet} ${y + quiet}h1v1h-1z` : "")))
		.join("");
	return (
		<svg
			viewBox={`0 0 ${side} ${side}`}
			aria-hidden="true"
			shapeRendering="crispEdges"
			className={props.className ?? "size-32"}
		>
			<path d={`M0 0h${side}v${side}H0z`} fill="#fff" />
			<path d={path} fill="#000" />
		</svg>
	);
}
