"use client";

import type { ReactNode } from "react";
import { giveMark } from "#app/[locale]/(resident)/r/actions.ts";
import { PageForm, type PageFormTexts } from "#ui/page-form.tsx";

/** Five buttons, each of which sends the form: one tap is the whole answer, without a script. */
export function MarkForm(props: {
	hidden: Record<string, string>;
	marks: { value: number; text: string }[];
	texts: PageFormTexts & Record<"legend" | "after", string>;
	/** The page's heading: what is wrong comes before it. */
	children: ReactNode;
}) {
	const { texts } = props;
	return (
		<PageForm
			action={giveMark}
			hidden={props.hidden}
			texts={texts}
			above={props.children}
			className="max-w-[34rem]"
		>
			{({ field }) => {
				const { error } = field("rating");
				return (
					<fieldset
						aria-describedby={error ? "rating-error" : undefined}
						className={error ? "border-s-4 border-red ps-3" : ""}
					>
						<legend className="mb-2 font-[680]">{texts.legend}</legend>
						{error ? (
							<p id="rating-error" className="mb-2 font-[650] text-red">
								<span className="sr-only">{texts.errorPrefix} </span>
								{error}
							</p>
						) : null}
						<div className="grid gap-2.5">
							{props.marks.map(({ value, text }, index) => (
								<button
									key={value}
									type="submit"
									name="rating"
									value={value}
									id={index === 0 ? "rating" : undefined}
									className="flex min-h-15 cursor-pointer items-center gap-4 rounded-card border-2 border-line-strong bg-card px-3 py-2 text-start text-[1.15rem] font-[680] hover:border-blue hover:bg-sky"
								>
									<span className="tabular grid size-10 flex-none place-items-center rounded-[10px] bg-sky text-[1.25rem] font-[760]">
										{value}
									</span>
									{text}
								</button>
							))}
						</div>
						<p className="mt-4 text-ink-soft">{texts.after}</p>
					</fieldset>
				);
			}}
		</PageForm>
	);
}
