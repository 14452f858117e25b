"use client";

import type { ConsoleTexts } from "./console-texts.ts";
import type { PersonWords } from "./desk-words.ts";
import { type Act, ChoiceAction, PersonActions } from "./person-actions.tsx";

const cell = "px-2 py-1.5 align-top max-sm:block max-sm:px-0 max-sm:py-0.5";

function Row(props: {
	person: PersonWords;
	act: Act;
	hidden: Record<string, string>;
	texts: ConsoleTexts;
	isFree: boolean;
	resumes?: boolean;
}) {
	const { person, texts } = props;
	const hidden = { ...props.hidden, entry: person.entryId, ticket: person.ticket };
	return (
		<tr data-ticket={person.ticket} className="border-b border-line max-sm:block max-sm:py-2">
			<th scope="row" className={`${cell} tabular text-start text-[1.2rem] font-[750]`}>
				{person.ticket}
			</th>
			<td className={cell}>
				{person.name ? <span className="block font-[680]">{person.name}</span> : null}
				{person.service ? <span className="block">{person.service}</span> : null}
				<span className="text-ink-soft">{person.why.join(" · ")}</span>
			</td>
			<td className={cell}>
				{person.language}
				{person.adjustments.map((adjustment) => (
					<span key={adjustment} className="block font-[680]">
						{adjustment}
					</span>
				))}
			</td>
			<td className={`${cell} no-print`}>
				{props.resumes ? (
					<PersonActions
						act={props.act}
						hidden={hidden}
						about={person.ticket}
						doings={[{ name: "resume", text: texts.resume }]}
					/>
				) : null}
				{props.isFree ? (
					<ChoiceAction
						act={props.act}
						hidden={{ ...hidden, do: "call" }}
						id={`reason-${person.entryId}`}
						name="reason"
						label={texts.reason}
						options={texts.reasons}
						summary={texts.call}
						submit={texts.call}
						about={person.ticket}
					/>
				) : null}
			</td>
		</tr>
	);
}

/** People in the order in which they would be called, each with the reason why there. */
export function PeopleTable(props: {
	/** The heading that names it. */
	id: string;
	people: PersonWords[];
	act: Act;
	hidden: Record<string, string>;
	texts: ConsoleTexts;
	/** Nobody is at the window: somebody can be called out of turn. */
	isFree: boolean;
	resumes?: boolean;
}) {
	const { texts } = props;
	return (
		<table
			aria-labelledby={props.id}
			className="w-full border-collapse text-[0.97rem] max-sm:block"
		>
			<thead className="text-ink-soft max-sm:sr-only">
				<tr>
					{[texts.number, texts.why, texts.needs, texts.act].map((name) => (
						<th
							key={name}
							scope="col"
							className="border-b border-line px-2 py-1.5 text-start font-[630]"
						>
							{name}
						</th>
					))}
				</tr>
			</thead>
			<tbody className="max-sm:block">
				{props.people.map((person) => (
					<Row key={person.entryId} {...props} person={person} />
				))}
			</tbody>
		</table>
	);
}
