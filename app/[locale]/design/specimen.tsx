import type { ReactNode } from "react";
import type { MessageKey, Translator } from "#lib/i18n.ts";

/** The names of the components shown; each has its sentence in messages, design.of. */
type ComponentName =
	Extract<MessageKey, `design.of.${string}`> extends `design.of.${infer Name}` ? Name : never;

/** One component: its file, what it is for, and its states. */
export function Specimen(props: { name: ComponentName; t: Translator; children: ReactNode }) {
	return (
		<div className="grid grid-cols-1 gap-4 border-t border-line pt-5 pb-9">
			<div>
				<h3 id={`of-${props.name}`}>
					<code>{`ui/${props.name}.tsx`}</code>
				</h3>
				<p className="text-ink-soft">{props.t(`design.of.${props.name}`)}</p>
			</div>
			{props.children}
		</div>
	);
}

/** One state of it, named. */
export function State(props: { title: string; narrow?: boolean; children: ReactNode }) {
	return (
		<div className="grid min-w-0 grid-cols-1 gap-2">
			<p className="text-[0.9rem] font-[630] text-ink-soft">{props.title}</p>
			<div className={props.narrow ? "max-w-[20rem]" : "min-w-0"}>{props.children}</div>
		</div>
	);
}

export function Part(props: { id: string; title: string; children: ReactNode }) {
	return (
		<section aria-labelledby={props.id} className="mb-6">
			<h2 id={props.id} className="scroll-mt-4 pb-4">
				{props.title}
			</h2>
			{props.children}
		</section>
	);
}
