"use client";

import { useActionState, useEffect, useRef } from "react";
import { type FindAnswer, findVisitAction } from "./find-actions.ts";

const field = "min-h-11 rounded-[9px] border border-line-strong bg-card px-2 text-[1rem] text-ink";

/**
 * A visit by its number or a phone's last digits. Sent as a form, never in the address: a phone's digits belong in no
 * history and no log. What the person needs stands in the answer, before anybody calls them.
 */
export function FindVisit(props: {
	locale: string;
	texts: { label: string; purpose: string; submit: string };
	purposes: [string, string][];
}) {
	const { texts } = props;
	const [answer, search] = useActionState<FindAnswer, FormData>(findVisitAction, null);
	const first = useRef<HTMLAnchorElement>(null);
	useEffect(() => {
		if (answer?.found.length) first.current?.focus();
	}, [answer]);
	return (
		<search className="no-print grid gap-1">
			<form action={search} className="flex flex-wrap items-end gap-1.5">
				<input type="hidden" name="locale" value={props.locale} />
				<label className="grid text-[0.88rem] text-ink-soft" htmlFor="find">
					{texts.label}
					<input
						id="find"
						name="find"
						key={answer?.typed}
						defaultValue={answer?.typed}
						autoComplete="off"
						autoCapitalize="characters"
						spellCheck={false}
						className={`${field} w-64 max-w-full font-mono`}
					/>
				</label>
				<label className="grid text-[0.88rem] text-ink-soft" htmlFor="why">
					{texts.purpose}
					<select
						id="why"
						name="why"
						key={answer?.purpose}
						defaultValue={answer?.purpose}
						className={field}
					>
						{props.purposes.map(([value, text]) => (
							<option key={value} value={value}>
								{text}
							</option>
						))}
					</select>
				</label>
				<button
					type="submit"
					className="min-h-11 cursor-pointer rounded-[9px] border border-line-strong bg-card px-3 hover:bg-sky"
				>
					{texts.submit}
				</button>
			</form>
			<div role="status">
				{answer ? (
					<div className="mt-2 rounded-card border border-gold-line bg-gold-soft px-4 py-2">
						<p className="font-[680]">{answer.text}</p>
						{answer.found.length > 0 ? (
							<ul className="grid gap-1">
								{answer.found.map((visit, index) => (
									<li key={visit.id}>
										<a ref={index === 0 ? first : undefined} href={visit.href}>
											{visit.when} · {visit.name}
										</a>{" "}
										<span className="text-ink-soft">{visit.state}</span>
										{visit.needs.length > 0 ? (
											<strong className="ms-2 font-[680]">{visit.needs.join(", ")}</strong>
										) : null}
									</li>
								))}
							</ul>
						) : null}
					</div>
				) : null}
			</div>
		</search>
	);
}
