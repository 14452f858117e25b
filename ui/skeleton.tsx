/** Staff only: the shape of what is coming, while a long list loads. It does not move for who asked for stillness. */
export function Skeleton(props: { lines: number; label: string }) {
	const lines = [...Array(props.lines).keys()];
	return (
		<div role="status" className="grid gap-3">
			<span className="sr-only">{props.label}</span>
			{lines.map((line) => (
				<span
					key={line}
					aria-hidden="true"
					className={`skeleton block h-5 rounded-[6px] bg-line ${line % 3 === 2 ? "w-2/3" : "w-full"}`}
				/>
			))}
		</div>
	);
}
