import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** A warning to the whole region, above everything else. It carries its date and cannot be waved away; whoever gave it ends it. */
export function EmergencyBanner(props: {
	label: string;
	/** "Danger", "Warning", "Notice": said, not coloured only. */
	severity: string;
	title: ReactNode;
	text: ReactNode;
	since: { text: string; value: string };
	link?: { href: string; text: string };
	grave?: boolean;
}) {
	return (
		<aside
			aria-label={props.label}
			className={`border-y-4 ${props.grave ? "border-red bg-red-soft" : "border-gold bg-gold-soft"} text-ink`}
		>
			<div className="wrap flex items-start gap-3 py-3.5">
				<Icon
					name="warning"
					className={`mt-0.5 size-7 flex-none ${props.grave ? "text-red" : ""}`}
				/>
				<div className="grid gap-1">
					<p className="text-[1.1rem] leading-snug font-[720]">
						{props.severity}: {props.title}
					</p>
					<p>{props.text}</p>
					<p className="text-[0.95rem]">
						<time dateTime={props.since.value}>{props.since.text}</time>
						{props.link ? (
							<>
								{" · "}
								<a href={props.link.href}>{props.link.text}</a>
							</>
						) : null}
					</p>
				</div>
			</div>
		</aside>
	);
}
