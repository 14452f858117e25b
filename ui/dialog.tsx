"use client";

import { type MouseEvent, type ReactNode, useRef } from "react";
import { type ButtonLook, buttonClass } from "./button.tsx";

/**
 * Staff only. A question over the page. The platform's <dialog> holds the focus inside, closes with Esc and gives the
 * focus back to what opened it. The opener is a link to a page with the same content: it works without scripts, and in
 * a new tab.
 */
export function Dialog(props: {
	id: string;
	opener: string;
	href: string;
	look?: ButtonLook;
	title: string;
	close: string;
	children: ReactNode;
}) {
	const dialog = useRef<HTMLDialogElement>(null);
	const open = (event: MouseEvent) => {
		// A new tab was asked for: the page then.
		if (event.ctrlKey || event.metaKey || event.shiftKey || !dialog.current) return;
		event.preventDefault();
		dialog.current.showModal();
	};
	// Where the browser knows invoker commands the button needs no script of ours.
	const closes = { command: "close", commandfor: props.id };
	return (
		<>
			<a
				href={props.href}
				onClick={open}
				aria-haspopup="dialog"
				className={buttonClass(props.look)}
			>
				{props.opener}
			</a>
			<dialog
				ref={dialog}
				id={props.id}
				aria-labelledby={`${props.id}-title`}
				className="dialog m-auto w-[min(34rem,calc(100%-2rem))] rounded-card border border-line bg-card p-5 text-ink sm:p-6"
			>
				<h2 id={`${props.id}-title`} className="mb-3">
					{props.title}
				</h2>
				{props.children}
				<p className="mt-5">
					<button
						type="button"
						{...closes}
						onClick={() => dialog.current?.close()}
						className={buttonClass("quiet")}
					>
						{props.close}
					</button>
				</p>
			</dialog>
		</>
	);
}
