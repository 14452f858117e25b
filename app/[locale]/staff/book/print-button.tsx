"use client";

import { Button } from "#ui/button.tsx";

export function PrintButton(props: { text: string }) {
	return (
		<Button type="button" look="quiet" onClick={() => window.print()}>
			{props.text}
		</Button>
	);
}
