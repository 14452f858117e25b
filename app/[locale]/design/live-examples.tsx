"use client";

import { useState } from "react";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { PlainForm } from "#ui/plain-form.tsx";
import { Toast } from "#ui/toast.tsx";

/** A toast when it is asked for; taken back or closed, it goes. */
export function ToastExample(props: {
	texts: { show: string; label: string; text: string; undo: string; close: string };
}) {
	const { texts } = props;
	const [isShown, setIsShown] = useState(false);
	const hide = () => setIsShown(false);
	return (
		<>
			<p>
				<Button type="button" look="quiet" onClick={() => setIsShown(true)}>
					{texts.show}
				</Button>
			</p>
			{isShown ? (
				<Toast
					label={texts.label}
					text={texts.text}
					undo={{ text: texts.undo, onUndo: hide }}
					close={texts.close}
					onGone={hide}
				/>
			) : null}
		</>
	);
}

export function DialogExample(props: {
	href: string;
	texts: { opener: string; title: string; text: string; close: string };
}) {
	return (
		<Dialog
			id="example-dialog"
			opener={props.texts.opener}
			href={props.href}
			look="quiet"
			title={props.texts.title}
			close={props.texts.close}
		>
			<p>{props.texts.text}</p>
		</Dialog>
	);
}

/** Always answers with the refusal. */
export function PlainFormExample(props: { submit: string; refusal: string }) {
	return (
		<PlainForm
			action={async () => ({ refusal: props.refusal })}
			hidden={{}}
			submit={props.submit}
			look="warning"
		/>
	);
}
