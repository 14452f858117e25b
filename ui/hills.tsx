/*
 * Burabay on a September day, and the same shore at night: the ridge of Kokshetau, the rock Okzhetpes in its
 * granite slabs, Zhumbaktas in the lake, birches; gold steps climb from the shore to a precinct office with its
 * lamp lit. Decoration only: words say all of it. The right end matters most, narrow screens keep that.
 */

/** One granite tor: slabs laid on each other. */
function Rocks() {
	return (
		<>
			<path
				className="fill-hill-middle"
				d="M900 350l10-44 14-6 6-30 18-10 8-34 16-8 6-44 16-12 8-34 14-6 12-28 22-6 14 12 6 32 16 10 4 36 18 6 4 30 16 4 6 26 22 8 8 28 26 10 8 24 30 12v24Z"
			/>
			<path
				className="fill-none stroke-hill-near"
				strokeWidth="3"
				strokeLinecap="round"
				opacity=".5"
				d="M998 158l42 4M980 204l54-2m16 2 34 2M960 246l44 2m24 0 66 2m18 2 20 1M1012 124l32 2M938 286l62-2m28 0 60 2m30 0 36 2M1026 96l26 2M924 318l40 1m40-2 50 1m44 0 46 2"
			/>
			<path
				className="fill-hill-near"
				d="M636 330l6-20 8-2 2-16 12-6 6-16 14-4 12 8 2 16 12 4 4 18 10 4 4 14Z"
			/>
			<path
				className="fill-none stroke-hill-middle"
				strokeWidth="2.5"
				strokeLinecap="round"
				opacity=".7"
				d="M664 288l26 1M654 306l46-1"
			/>
		</>
	);
}

function Birches() {
	return (
		<>
			<g className="fill-crown-deep">
				<path d="M1392 96c30 4 44 40 34 74-8 24-20 34-36 34s-30-12-36-34c-8-34 8-70 38-74ZM84 196c22 4 32 28 26 54-6 18-16 26-28 26s-22-10-26-26c-6-26 6-50 28-54Z" />
			</g>
			<g className="fill-birch">
				<path d="M1302 378V176l6-3v205ZM1344 382V136l7-3v249ZM1389 380V150l6-3v233ZM80 366V240l5-2v128ZM114 368V214l6-2v156Z" />
			</g>
			<path
				className="fill-none stroke-shore"
				strokeWidth="2.5"
				opacity=".75"
				d="M1302 220h4M1303 252h5M1302 300h4M1304 340h4M1344 190h6M1346 226h5M1344 262h5M1345 304h6M1344 346h5M1389 214h4M1390 256h5M1389 304h4M1390 344h5M80 276h3M81 306h4M80 336h3M114 258h4M115 292h5M114 330h4"
			/>
			<g className="fill-crown">
				<path d="M1305 100c28 4 40 36 30 68-6 20-18 30-32 30s-26-10-30-30c-8-32 6-64 32-68ZM1347 46c34 4 50 48 38 88-8 26-22 38-40 38s-34-14-40-38c-10-40 8-84 42-88ZM117 150c24 4 34 32 27 60-6 18-16 28-28 28s-22-10-26-28c-8-28 4-56 27-60Z" />
			</g>
		</>
	);
}

/** The office at the top of the steps. */
function Office() {
	return (
		<>
			<path className="fill-birch" d="M1182 262h74v52h-74Z" />
			<path className="fill-shore" d="M1174 264l45-28 45 28Z" />
			<path className="fill-lamp" d="M1192 276h14v14h-14ZM1232 276h14v14h-14Z" />
			<path className="fill-hill-near" d="M1212 284h14v30h-14Z" />
			<path className="fill-none stroke-shore" strokeWidth="2.5" d="M1219 236v-24" />
			<path className="fill-hill-near" d="M1220 212h22v13h-22Z" />
			<path
				className="fill-none stroke-gold"
				strokeWidth="7"
				strokeLinecap="round"
				strokeLinejoin="round"
				d="M1004 392h32v-15h34v-15h34v-15h34v-15h34v-14h48"
			/>
		</>
	);
}

export function Hills(props: { className?: string }) {
	return (
		<svg
			viewBox="0 0 1440 400"
			preserveAspectRatio="xMaxYMax slice"
			aria-hidden="true"
			className={props.className}
		>
			<g className="fill-star">
				<circle cx="846" cy="66" r="2" />
				<circle cx="930" cy="120" r="1.6" />
				<circle cx="968" cy="36" r="2.2" />
				<circle cx="1096" cy="58" r="1.8" />
				<circle cx="1128" cy="150" r="1.5" />
				<circle cx="1254" cy="34" r="2.2" />
				<circle cx="1276" cy="150" r="1.6" />
				<circle cx="1420" cy="26" r="2" />
			</g>
			<circle className="fill-sun" cx="1196" cy="112" r="42" />
			<path
				className="fill-hill-far"
				d="M0 262c50-14 84-38 130-44 44-6 66 12 108 0 62-18 92-84 152-92 44-6 58 30 98 34 40 4 60-34 104-32 66 4 92 72 150 80 58 8 96-30 152-26 66 4 104 44 168 42 60-2 92-44 150-46 54-2 90 36 138 40 32 2 58-10 90-16v198H0Z"
			/>
			<Rocks />
			<path
				className="fill-hill-middle"
				d="M0 296c70-6 110-40 176-42 60-2 90 32 150 30 70-2 104-44 172-42 64 2 100 44 166 48 60 4 96-10 150-8 56 2 100 26 160 28 40 1 76-6 110-12v102H0Z"
			/>
			<path
				className="fill-lake"
				d="M0 330c160-12 300-2 470-4 190-2 300-8 480 0 180 8 330-10 490 0v74H0Z"
			/>
			<path
				className="fill-none stroke-hill-middle"
				strokeWidth="2.5"
				strokeLinecap="round"
				opacity=".6"
				d="M180 346h120M360 356h70M520 344h90M640 342h70M652 352h46M760 360h120M300 372h60M890 346h60"
			/>
			<path
				className="fill-hill-near"
				d="M930 400c60-30 110-62 180-76 60-12 120-16 180-10 60 6 100 2 150-6v92Z"
			/>
			<path
				className="fill-shore"
				d="M0 352c60-4 110 0 170 10 70 12 120 26 210 28 160 4 320-4 480-2 100 2 170-2 240-12 110-16 220-20 340-10v34H0Z"
			/>
			<Office />
			<Birches />
		</svg>
	);
}
