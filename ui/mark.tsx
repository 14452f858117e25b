/** The name mark: gold steps climb under the blue mountains. Always beside the word, so hidden from screen readers. */
export function Mark(props: { className?: string }) {
	return (
		<svg viewBox="0 0 48 48" aria-hidden="true" className={props.className ?? "size-10"}>
			<rect width="48" height="48" rx="13" fill="#07345e" />
			<path
				d="M0 39 13 29l8 5 10-10 17 14v-3a13 13 0 0 1-13 13H13A13 13 0 0 1 0 35Z"
				fill="#2f77ad"
			/>
			<path
				d="M0 43c10-5 20-1 28-3s14-2 20-1a13 13 0 0 1-13 9H13A13 13 0 0 1 0 43Z"
				fill="#8fc1e6"
			/>
			<path
				d="M7 31h9v-7h9v-7h9v-7h8"
				fill="none"
				stroke="#f2b632"
				strokeWidth="4.6"
				strokeLinejoin="round"
				strokeLinecap="round"
			/>
		</svg>
	);
}
