/** Views of one thing, each with an address of its own: links, so they can be bookmarked and work without scripts. */
export function Tabs(props: {
	label: string;
	tabs: { href: string; text: string; count?: string; current: boolean }[];
}) {
	return (
		<nav aria-label={props.label} className="no-print mb-5 border-b-2 border-line">
			<ul className="-mb-0.5 flex flex-wrap gap-x-1">
				{props.tabs.map((tab) => (
					<li key={tab.href}>
						<a
							href={tab.href}
							aria-current={tab.current ? "page" : undefined}
							className="inline-flex min-h-12 items-center gap-2 border-b-4 border-transparent px-3 font-[630] no-underline hover:underline aria-[current]:border-gold aria-[current]:text-ink"
						>
							{tab.text}
							{tab.count ? <span className="tabular text-ink-soft">{tab.count}</span> : null}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
