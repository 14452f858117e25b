"use client";

import type { ReactNode } from "react";
import { saveAnswer } from "#app/[locale]/(resident)/r/actions.ts";
import { Button } from "#ui/button.tsx";
import { type Choice, ChoiceField, TextArea } from "#ui/field.tsx";
import { PageForm, type PageFormTexts } from "#ui/page-form.tsx";

type ChipChoice = { value: string; label: string };

/** Checkboxes as small cards beside each other. */
function Chips(props: {
	id: string;
	legend: string;
	chips: ChipChoice[];
	chosen: readonly string[];
	error?: string;
	errorPrefix: string;
}) {
	const { id, error } = props;
	return (
		<fieldset
			aria-describedby={error ? `${id}-error` : undefined}
			className={error ? "border-s-4 border-red ps-3" : ""}
		>
			<legend className="mb-2 font-[650]">{props.legend}</legend>
			{error ? (
				<p id={`${id}-error`} className="mb-2 font-[650] text-red">
					<span className="sr-only">{props.errorPrefix} </span>
					{error}
				</p>
			) : null}
			<div className="flex flex-wrap gap-2">
				{props.chips.map(({ value, label }, index) => (
					<label
						key={value}
						className="slot flex min-h-11 cursor-pointer items-center gap-2.5 rounded-[22px] border-2 border-line-strong bg-card py-1.5 ps-3 pe-4 has-checked:border-blue has-checked:bg-sky"
					>
						<input
							type="checkbox"
							id={index === 0 ? id : `${id}-${value}`}
							name={id}
							value={value}
							defaultChecked={props.chosen.includes(value)}
							className="size-5 flex-none accent-blue"
						/>
						{label}
					</label>
				))}
			</div>
		</fieldset>
	);
}

export function DetailsForm(props: {
	hidden: Record<string, string>;
	marks: Choice[];
	well: ChipChoice[];
	badly: ChipChoice[];
	/** What is saved. */
	kept: Record<string, string[]>;
	texts: PageFormTexts &
		Record<"marks" | "well" | "badly" | "words" | "wordsHint" | "save", string>;
	children: ReactNode;
}) {
	const { texts } = props;
	return (
		<PageForm
			action={saveAnswer}
			hidden={props.hidden}
			texts={texts}
			kept={props.kept}
			above={props.children}
			className="grid max-w-[38rem] gap-7"
		>
			{({ field, typed }) => (
				<>
					<Chips
						{...field("well")}
						legend={texts.well}
						chips={props.well}
						chosen={typed("well") ?? []}
					/>
					<Chips
						{...field("badly")}
						legend={texts.badly}
						chips={props.badly}
						chosen={typed("badly") ?? []}
					/>
					<TextArea
						{...field("words")}
						label={texts.words}
						hint={texts.wordsHint}
						rows={6}
						defaultValue={typed("words")?.[0]}
					/>
					<ChoiceField
						{...field("rating")}
						type="radio"
						label={texts.marks}
						choices={props.marks}
						chosen={typed("rating") ?? []}
					/>
					<p>
						<Button>{texts.save}</Button>
					</p>
				</>
			)}
		</PageForm>
	);
}
