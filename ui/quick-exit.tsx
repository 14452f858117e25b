import { Icon } from "./icon.tsx";

/**
 * For pages that somebody at home should not see. First in the page and always in sight. A plain link to a harmless
 * site that is told nothing; with scripts it also takes this page's place in the history, and Esc three times does so too.
 */
export function QuickExit(props: { label: string; text: string; hint: string; href: string }) {
	return (
		<aside
			aria-label={props.label}
			className="quick-exit no-print border-b border-gold-line bg-gold-soft text-ink"
		>
			<p className="wrap flex flex-wrap items-center justify-between gap-x-6 py-1.5">
				<a
					href={props.href}
					rel="noreferrer"
					data-quick-exit=""
					className="inline-flex min-h-11 items-center gap-2 rounded-field bg-ink px-4 font-[700] text-paper no-underline hover:underline"
				>
					<Icon name="leave" />
					{props.text}
				</a>
				<span hidden data-quick-exit-hint="" className="text-[0.92rem]">
					{props.hint}
				</span>
			</p>
		</aside>
	);
}
