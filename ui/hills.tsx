/** Kokshetau, the blue mountains: four ridges, the lake, birches at its shore. Decoration only. */
export function Hills(props: { className?: string }) {
	return (
		<svg
			viewBox="0 0 1440 220"
			preserveAspectRatio="xMidYMax slice"
			aria-hidden="true"
			className={props.className}
		>
			<path
				className="fill-hill-far"
				d="M0 150c60-22 96-42 150-44 40-2 70 26 112 22 52-6 84-74 138-88 40-10 66 34 104 40 44 6 70-22 112-20 58 4 96 62 150 60 48-2 76-40 124-44 52-4 92 48 142 46 46-2 70-38 116-36 50 2 84 44 132 42 60-2 106-30 160-34v126H0Z"
			/>
			<path
				className="fill-hill-middle"
				d="M0 176c70-4 110-44 170-46 56-2 84 34 138 30 66-4 104-54 168-50 54 4 80 46 132 46 60 0 96-34 154-32 66 2 100 44 164 42 58-2 92-38 150-36 62 2 98 40 160 38 76-2 130-30 204-26v78H0Z"
			/>
			<path
				className="fill-hill-near"
				d="M0 190c90-18 150-16 230-6s130 8 220-8 160-10 250 2 150 12 240-2 160-12 250 0 160 6 250-8v52H0Z"
			/>
			<path className="fill-lake" d="M0 205c200-10 420 4 640-2s520-6 800 2v15H0Z" />
			<g className="stroke-hill-far" strokeWidth="1.5" opacity=".5">
				<path d="M180 212h90M420 215h140M800 211h70M980 215h160M1260 212h80" />
			</g>
			<g className="fill-birch" opacity=".95">
				<path d="M1180 204V96l4-2v110ZM1212 205V74l5-2v133ZM1252 204v-96l4-1v97Z" />
			</g>
			<g className="stroke-ink" strokeWidth="2" opacity=".5">
				<path d="M1180 124h3M1181 148h3M1180 176h2M1212 104h4M1214 132h3M1212 160h4M1213 186h3M1252 132h3M1253 164h3" />
			</g>
			<g className="fill-gold" opacity=".85">
				<path d="M1182 60c22 4 30 24 22 44-6 14-14 20-22 20s-18-6-22-20c-6-20 2-40 22-44ZM1214 30c26 4 38 30 28 56-6 16-16 24-28 24s-24-8-28-24c-8-26 4-52 28-56ZM1254 76c20 2 28 20 22 38-4 12-12 18-22 18s-18-6-20-18c-4-18 2-36 20-38Z" />
			</g>
		</svg>
	);
}
