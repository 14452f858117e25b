import type { ReactNode } from "react";

/** "Call when it is happening now", with the numbers as buttons: red in every scheme, on paper too. */
export function EmergencyCalls(props: {
	title?: ReactNode;
	text: ReactNode;
	numbers: readonly string[];
	className?: string;
}) {
	return (
		<section
			className={`rounded-card border border-red bg-red-soft p-4 sm:p-5 ${props.className ?? ""}`}
		>
			{props.title ? <h2 className="mb-1">{props.title}</h2> : null}
			<p className="mb-3">{props.text}</p>
			<p className="flex flex-wrap gap-3">
				{props.numbers.map((number) => (
					<a
						key={number}
						href={`tel:${number}`}
						className="tabular inline-flex min-h-12 items-center rounded-field bg-[#a3201f] px-6 text-[1.2rem] font-[760] text-white no-underline"
					>
						{number}
					</a>
				))}
			</p>
		</section>
	);
}
