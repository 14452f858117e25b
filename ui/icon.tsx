/** One hand: a 24-pixel grid, a stroke of 1.8, round ends. An icon never stands without its word beside it. */
const drawings = {
	phone:
		"M6.2 3.5h2.6l1.5 4-2 1.6a12.5 12.5 0 0 0 6.6 6.6l1.6-2 4 1.5v2.6a1.9 1.9 0 0 1-2.1 1.9C11 19 5 13 4.3 5.6a1.9 1.9 0 0 1 1.9-2.1Z",
	calendar: "M4.5 6h15v14h-15ZM4.5 10.2h15M8.5 3.5v4M15.5 3.5v4M8.5 14h2M13.5 14h2",
	clock: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3.2 2",
	place:
		"M12 21s6.8-6 6.8-11.2a6.8 6.8 0 0 0-13.6 0C5.2 15 12 21 12 21ZM12 7.4a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8Z",
	share: "M12 3.5v11M8 7.2l4-3.7 4 3.7M6 11.5H4.5v9h15v-9H18",
	copy: "M8.5 8.5h11v11h-11ZM15.5 8.5v-4h-11v11h4",
	print: "M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7Z",
	download: "M12 3.5v11M8 10.8l4 3.7 4-3.7M4.5 16v4.5h15V16",
	warning: "M12 4 21 20H3ZM12 10v4.5M12 17.3v.2",
	check: "m4.5 12.8 4.8 4.7L19.5 6.5",
	arrow: "M4 12h15M13 6l6 6-6 6",
	person:
		"M12 4a3.8 3.8 0 1 0 0 7.6A3.8 3.8 0 0 0 12 4ZM4.5 20.5c.3-4.5 3.4-6.7 7.5-6.7s7.2 2.2 7.5 6.7",
	people:
		"M9 5a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 0 0 9 5ZM2.8 19.5c.2-3.8 2.8-5.6 6.2-5.6s6 1.8 6.2 5.6M15.5 5.4a3 3 0 0 1 0 5.6M17.6 14.3c2.2.6 3.5 2.3 3.6 5.2",
	walking:
		"M13 3.2a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3ZM8 11.5l2.2-2.7 2.6-.4 2 3.2 2.7 1M12.6 9l-1.2 5 3 2.4 1 4.6M11 14.5l-1.3 3.2L7 21",
	wheelchair:
		"M10.5 3.2a1.4 1.4 0 1 0 0 2.8 1.4 1.4 0 0 0 0-2.8ZM10.5 8v5.5h5l2.5 5.5 2-.8M10.8 10.5h4M8.3 11.2a5 5 0 1 0 6.5 6.3",
	interpreter: "M3.5 4.5h10v7H9l-3 2.7v-2.7H3.5ZM16 9h4.5v7H18v2.7L15 16h-4.5v-1.5M6.5 8h4",
	shield: "M12 3.5 19.5 6v5.4c0 4.4-3 7.6-7.5 9.1-4.5-1.5-7.5-4.7-7.5-9.1V6Z",
	leave: "M13.5 4h-9v16h9M9.5 12H20M16 8l4 4-4 4",
} as const;

export type IconName = keyof typeof drawings;

export const iconNames = Object.keys(drawings) as IconName[];

export function Icon(props: { name: IconName; className?: string }) {
	return (
		<svg
			viewBox="0 0 24 24"
			aria-hidden="true"
			fill="none"
			stroke="currentColor"
			strokeWidth="1.8"
			strokeLinecap="round"
			strokeLinejoin="round"
			className={props.className ?? "size-5 flex-none"}
		>
			<path d={drawings[props.name]} />
		</svg>
	);
}
