/**
 * Where one is in a journey of a few pages. A phone shows "2 of 4 · Details" over a row of bars; a wide screen shows
 * every name. `current` counts from 1.
 */
export function Stepper(props: {
	label: string;
	/** "2 of 4 · Details" */
	summary: string;
	steps: string[];
	current: number;
	/** Read out with a step that lies behind: "done". */
	done: string;
}) {
	return (
		<nav aria-label={props.label} className="no-print mb-4">
			<p
				aria-hidden="true"
				className="tabular mb-1.5 text-[0.95rem] font-[650] text-ink-soft sm:hidden"
			>
				{props.summary}
			</p>
			<ol className="flex gap-1.5 sm:gap-3">
				{props.steps.map((step, index) => {
					const isDone = index + 1 < props.current;
					const isCurrent = index + 1 === props.current;
					return (
						<li
							key={step}
							aria-current={isCurrent ? "step" : undefined}
							className={`step flex-1 text-[0.92rem] sm:text-[0.95rem] ${isCurrent ? "step-current font-[680]" : ""} ${isDone ? "step-done" : ""} ${isCurrent || isDone ? "" : "text-ink-soft"}`}
						>
							<span className="sr-only sm:not-sr-only">
								{step}
								{isDone ? <span className="sr-only">, {props.done}</span> : null}
							</span>
						</li>
					);
				})}
			</ol>
		</nav>
	);
}
