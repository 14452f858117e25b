"use client";

import { createContext, type ReactNode, useContext, useState, useTransition } from "react";
import { Toast } from "#ui/toast.tsx";
import { undoMarkAction } from "./actions.ts";

type Done = { visitId: string; text: string; undoable: boolean; at: number };

const OfferUndo = createContext<(done: { visitId: string; text: string }) => void>(() => {});

/** For what marks a visit: tells the day that the mark can be taken back. */
export const useOfferUndo = () => useContext(OfferUndo);

/** The last mark with ten seconds to take it back, for the whole day: one at a time, the newest. */
export function UndoToast(props: {
	locale: string;
	texts: { label: string; undo: string; close: string };
	children: ReactNode;
}) {
	const [done, setDone] = useState<Done | null>(null);
	const [, startTransition] = useTransition();
	const show = (visitId: string, text: string, undoable: boolean) =>
		setDone({ visitId, text, undoable, at: performance.now() });
	const undo = ({ visitId }: Done) =>
		startTransition(async () => {
			const form = new FormData();
			form.set("locale", props.locale);
			form.set("visit", visitId);
			show(visitId, await undoMarkAction(form), false);
		});
	return (
		<OfferUndo value={({ visitId, text }) => show(visitId, text, true)}>
			{props.children}
			{done ? (
				<div data-undo={done.undoable ? "" : undefined}>
					<Toast
						key={done.at}
						label={props.texts.label}
						text={done.text}
						undo={done.undoable ? { text: props.texts.undo, onUndo: () => undo(done) } : undefined}
						close={props.texts.close}
						onGone={() => setDone(null)}
					/>
				</div>
			) : null}
		</OfferUndo>
	);
}
