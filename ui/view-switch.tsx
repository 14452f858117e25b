import type { ReactNode } from "react";

/** One tap from the ordinary page to the low-vision view. A plain form: choosing is no visit to an address. */
export function ViewSwitch(props: {
	action: string;
	back: string;
	value: string;
	children: ReactNode;
}) {
	return (
		<form method="post" action={props.action} className="no-print">
			<input type="hidden" name="back" value={props.back} />
			<button
				type="submit"
				name="view"
				value={props.value}
				className="min-h-11 cursor-pointer text-start underline decoration-1 underline-offset-4 hover:decoration-3"
			>
				{props.children}
			</button>
		</form>
	);
}
