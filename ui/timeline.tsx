import type { ReactNode } from "react";

export type TimelineStep = {
	id: string;
	title: ReactNode;
	/** As a person reads it, and as a machine does. */
	time?: { text: string; value: string };
	text?: ReactNode;
	stage: "done" | "current" | "ahead";
};

/** The life of a visit or an appeal, oldest first. What a ring or a dot means is said in words for who cannot see it. */
export function Timeline(props: {
	steps: TimelineStep[];
	/** "done", "now", "still to come" */
	words: Record<TimelineStep["stage"], string>;
}) {
	return (
		<ol className="timeline">
			{props.steps.map((step) => (
				<li
					key={step.id}
					aria-current={step.stage === "current" ? "step" : undefined}
					className={`timeline-${step.stage}`}
				>
					<p className="font-[680]">
						<span className="sr-only">{props.words[step.stage]}: </span>
						{step.title}
					</p>
					{step.time ? (
						<p className="tabular text-[0.97rem] text-ink-soft">
							<time dateTime={step.time.value}>{step.time.text}</time>
						</p>
					) : null}
					{step.text ? <div className="mt-0.5">{step.text}</div> : null}
				</li>
			))}
		</ol>
	);
}
