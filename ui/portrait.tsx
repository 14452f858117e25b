/** The officer's photo, or a drawn silhouette with cap and epaulettes where there is none. */
export function Portrait(props: { photo: string | null; alt: string; className?: string }) {
	const frame = `overflow-hidden rounded-[14px] bg-sky ${props.className ?? "w-24 h-29"}`;
	if (props.photo) {
		return (
			<img
				src={props.photo}
				alt={props.alt}
				width={192}
				height={230}
				className={`${frame} object-cover`}
			/>
		);
	}
	return (
		<svg viewBox="0 0 96 115" role="img" aria-label={props.alt} className={frame}>
			<path d="M0 74 22 58l14 9 18-20 18 18 24-12v62H0Z" fill="#8fc1e6" opacity=".45" />
			<path d="M6 116c1-30 19-41 42-41s41 11 42 41Z" fill="#0b4f8a" />
			<path d="M38 70h20v12c-6 6-14 6-20 0Z" fill="#b98a63" />
			<path d="m38 78 10 12 10-12 6 5-16 18-16-18Z" fill="#e9f1f7" />
			<path d="M46 91h4l2 22h-8Z" fill="#07345e" />
			<ellipse cx="48" cy="53" rx="18" ry="21" fill="#d2a57c" />
			<path d="M27 43c2-15 12-21 21-21s19 6 21 21c-13-6-29-6-42 0Z" fill="#07345e" />
			<path d="M26 43c14-7 30-7 44 0l-2 6c-13-5-27-5-40 0Z" fill="#0a2440" />
			<path
				d="m48 27 2.2 4.4 4.8.7-3.5 3.4.8 4.8-4.3-2.3-4.3 2.3.8-4.8-3.5-3.4 4.8-.7Z"
				fill="#f2b632"
			/>
			<path d="m12 96 12-7 3 5-14 8ZM84 96l-12-7-3 5 14 8Z" fill="#f2b632" />
		</svg>
	);
}
