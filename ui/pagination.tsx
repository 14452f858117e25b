type Step = { href: string; text: string } | null;

/** One page back, one on, and where one is in words. An end is text, not a dead link. */
export function Pagination(props: {
	label: string;
	previous: Step;
	next: Step;
	/** "Page 2 of 14" */
	position: string;
}) {
	const link = "inline-flex min-h-11 items-center gap-1.5 font-[630]";
	return (
		<nav
			aria-label={props.label}
			className="no-print mt-5 flex flex-wrap items-center gap-x-6 gap-y-1"
		>
			{props.previous ? (
				<a href={props.previous.href} rel="prev" className={link}>
					<span aria-hidden="true">←</span> {props.previous.text}
				</a>
			) : null}
			<p className="tabular text-ink-soft">{props.position}</p>
			{props.next ? (
				<a href={props.next.href} rel="next" className={link}>
					{props.next.text} <span aria-hidden="true">→</span>
				</a>
			) : null}
		</nav>
	);
}
