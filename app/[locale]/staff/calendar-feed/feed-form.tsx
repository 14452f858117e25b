"use client";

import { useActionState } from "react";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { changeFeedAction, type FeedAnswer } from "./actions.ts";

export type FeedTexts = Record<
	"make" | "revoke" | "revoked" | "address" | "once" | "open" | "state" | "hint",
	string
>;

/** Makes, renews, revokes the address. It is shown once, to be copied or opened. */
export function FeedForm(props: { locale: string; hasFeed: boolean; texts: FeedTexts }) {
	const { texts } = props;
	const [answer, act] = useActionState<FeedAnswer, FormData>(changeFeedAction, null);
	const address = answer && "address" in answer ? answer.address : null;
	return (
		<form action={act} className="grid gap-5">
			<input type="hidden" name="locale" value={props.locale} />
			<p>{texts.state}</p>
			<div role="status">
				{address ? (
					<Notice look="green" title={texts.once}>
						<label className="mt-2 grid gap-1" htmlFor="address">
							{texts.address}
							<input
								id="address"
								readOnly
								value={address}
								onFocus={(event) => event.currentTarget.select()}
								className="min-h-12 w-full rounded-field border-2 border-line-strong bg-card px-3 font-mono text-[0.95rem]"
							/>
						</label>
						<p className="mt-3">
							<ButtonLink look="quiet" href={address.replace(/^https?:/, "webcal:")}>
								{texts.open}
							</ButtonLink>
						</p>
					</Notice>
				) : answer ? (
					<Notice look="sky">{texts.revoked}</Notice>
				) : null}
			</div>
			<div className="flex flex-wrap items-center gap-3">
				<Button name="act" value="make">
					{texts.make}
				</Button>
				{props.hasFeed ? (
					<Button name="act" value="revoke" look="warning">
						{texts.revoke}
					</Button>
				) : null}
				<span className="text-ink-soft">{texts.hint}</span>
			</div>
		</form>
	);
}
