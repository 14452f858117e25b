"use client";

import { useActionState, useEffect, useRef } from "react";
import { Field, type FieldSpec } from "#app/[locale]/staff/fields-form.tsx";
import { Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { Notice } from "#ui/notice.tsx";
import { type ChangeState, changeAction } from "../actions.ts";
import { HitList } from "../hit-list.tsx";
import type { PreviewWords } from "../preview-words.ts";
import { type WeekRow, WeekTable, type WeekWords } from "./week-table.tsx";

export type ChangeFormWords = {
	title: string;
	errorTitle: string;
	errorSummary: string;
	errorPrefix: string;
	preview: string;
	save: string;
	edit: string;
	hitsTitle: string;
	standInsTitle: string;
};

/** What was typed, carried along unseen while the preview is looked at. */
function Carried(props: { values: Record<string, string[]> }) {
	return Object.entries(props.values)
		.filter(([name]) => name !== "intent" && name !== "seen")
		.flatMap(([name, values]) =>
			values.map((value) => (
				<input key={`${name} ${value}`} type="hidden" name={name} value={value} />
			)),
		);
}

function Preview(props: {
	preview: PreviewWords;
	values: Record<string, string[]>;
	action: (form: FormData) => void;
	words: ChangeFormWords;
}) {
	const { preview, words } = props;
	return (
		<form action={props.action}>
			<Carried values={props.values} />
			<input type="hidden" name="seen" value={preview.seen} />
			<h2 id="preview" tabIndex={-1} className="mb-3 text-[1.35rem]">
				{preview.title}
			</h2>
			{preview.changed ? (
				<Notice role="alert" className="mb-4">
					{preview.changed}
				</Notice>
			) : null}
			<dl className="mb-5 grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
				{preview.facts.map((fact) => (
					<div key={fact.term} className="contents">
						<dt className="text-ink-soft">{fact.term}</dt>
						<dd className="font-[630]">
							{fact.texts.map((text) => (
								<span key={text} className="block">
									{text}
								</span>
							))}
						</dd>
					</div>
				))}
			</dl>
			{preview.standIns.length > 0 ? (
				<section className="mb-5">
					<h3 className="mb-1 text-[1.05rem]">{words.standInsTitle}</h3>
					<ul className="list-disc ps-5">
						{preview.standIns.map((text) => (
							<li key={text}>{text}</li>
						))}
					</ul>
				</section>
			) : null}
			<Notice look={preview.groups.length > 0 ? "gold" : "green"} title={preview.count}>
				<p>{preview.told}</p>
				{preview.holds ? <p className="mt-1">{preview.holds}</p> : null}
			</Notice>
			<div className="mt-6 flex flex-wrap gap-3">
				<Button name="intent" value="save">
					{words.save}
				</Button>
				<Button look="quiet" name="intent" value="edit">
					{words.edit}
				</Button>
			</div>
			{preview.groups.length > 0 ? (
				<section aria-label={words.hitsTitle}>
					<HitList groups={preview.groups} />
				</section>
			) : null}
		</form>
	);
}

/** A change of the schedule: typed, looked at, saved. Each step is a plain POST; nothing typed is lost between them. */
export function ChangeForm(props: {
	words: ChangeFormWords;
	hidden: Record<string, string>;
	fields: FieldSpec[];
	week: { rows: WeekRow[]; words: WeekWords } | null;
}) {
	const [state, action] = useActionState<ChangeState, FormData>(changeAction, null);
	const frame = useRef<HTMLDivElement>(null);
	const errors = state?.errors ?? [];
	const { words } = props;
	useEffect(() => {
		if (state) frame.current?.querySelector<HTMLElement>("[role=alert], #preview")?.focus();
	}, [state]);
	return (
		<div ref={frame}>
			<title>{errors.length > 0 ? words.errorTitle : words.title}</title>
			{state?.preview ? (
				<Preview preview={state.preview} values={state.values} action={action} words={words} />
			) : (
				<>
					<ErrorSummary title={words.errorSummary} errors={errors} />
					<form action={action} noValidate className="grid gap-5">
						{Object.entries(props.hidden).map(([name, value]) => (
							<input
								key={name}
								type="hidden"
								name={name}
								value={state?.values[name]?.[0] ?? value}
							/>
						))}
						{props.fields.map((field) => (
							<Field
								key={field.id}
								field={field}
								typed={state ? (state.values[field.id] ?? []) : undefined}
								error={errors.find((error) => error.field === field.id)?.text}
								errorPrefix={words.errorPrefix}
							/>
						))}
						{props.week ? (
							<WeekTable {...props.week} typed={state?.values ?? null} errors={errors} />
						) : null}
						<div>
							<Button name="intent" value="preview">
								{words.preview}
							</Button>
						</div>
					</form>
				</>
			)}
		</div>
	);
}
