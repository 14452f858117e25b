import type { ReactNode } from "react";

/** A page of words: sections with a heading each, at a width that reads well. */
export function ProseSections(props: { sections: { title: string; body: ReactNode }[] }) {
	return (
		<div className="grid max-w-[44rem] gap-8">
			{props.sections.map((section) => (
				<section key={section.title}>
					<h2 className="mb-2">{section.title}</h2>
					<div className="prose">{section.body}</div>
				</section>
			))}
		</div>
	);
}
