import type { HitGroup } from "./preview-words.ts";

/** The visits of each day, by time: where, and for what. Nobody's name is needed to decide. */
export function HitList(props: { groups: HitGroup[] }) {
	return props.groups.map((group) => (
		<section key={group.day} className="mt-4">
			<h3 className="mb-1 text-[1.05rem]">{group.day}</h3>
			<ul className="grid gap-1">
				{group.rows.map((row) => (
					<li key={row.id} className="flex flex-wrap gap-x-4 border-b border-line py-1.5">
						<span className="tabular w-14 font-[680]">{row.time}</span>
						<span className="min-w-24">{row.desk}</span>
						<span className="text-ink-soft">{row.service}</span>
					</li>
				))}
			</ul>
		</section>
	));
}
