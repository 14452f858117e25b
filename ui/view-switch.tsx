import type { ReactNode } from "react";

/** One tap from the ordinary page to the low-vision view. A plain form: choosing is no visit to an address. */
export function ViewSwitch(props: {
	action: string;
	back: string;
	value: string;
	children: ReactNode;
}) {
	return (
		<form method="post" action={props.action} className="no-print bg-deep text-on-deep">
			<input type="hidden" name="back" value={props.back} />
			<p className="wrap text-[0.84rem] sm:text-end sm:text-[0.92rem]">
				<button
					type="submit"
					name="view"
					value={props.value}
					className="min-h-11 cursor-pointer underline decoration-1 underline-offset-4 hover:decoration-3"
				>
					{props.children}
				</button>
			</p>
		</form>
	);
}
