import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ImageResponse } from "next/og";

/** What stands on a picture that messengers show for a page. No person's name: such a picture is kept for years. */
export type PictureWords = {
	name: string;
	tagline: string;
	title: string;
	/** Where: the unit, the settlement. */
	caption: string | null;
	lines: string[];
	/** That the facts are invented, on a demonstration. */
	remark: string | null;
};

export const pictureSize = { width: 1200, height: 630 };

const weights = {
	400: "400Regular/NotoSans_400Regular",
	800: "800ExtraBold/NotoSans_800ExtraBold",
};

type Face = { name: string; data: Buffer; weight: 400 | 800 };
let faces: Promise<Face[]> | null = null;

/** The sheets' own typeface: it has every Kazakh letter, wherever the server stands. */
function loadFaces(): Promise<Face[]> {
	faces ??= Promise.all(
		([400, 800] as const).map(async (weight) => ({
			name: "Noto Sans",
			weight,
			data: await readFile(
				join(process.cwd(), "node_modules/@expo-google-fonts/noto-sans", `${weights[weight]}.ttf`),
			),
		})),
	);
	return faces;
}

/** The shore at Burabay and the steps, as on the home page, with less in it. */
function Landscape() {
	return (
		<svg
			width="1200"
			height="210"
			preserveAspectRatio="none"
			viewBox="0 0 1200 250"
			aria-hidden="true"
			style={{ position: "absolute", bottom: 0, left: 0 }}
		>
			<ellipse cx="1010" cy="46" rx="36" ry="43" fill="#f2b632" />
			<path
				fill="#bdd8ea"
				d="M0 120c60-14 90-40 140-44 56-4 80 20 130 6 70-20 100-74 160-76 50-2 66 34 110 36 46 2 70-30 116-26 60 6 90 62 150 66 60 4 100-30 160-26 60 4 100 40 150 38 40-2 60-20 84-28v184H0Z"
			/>
			<path
				fill="#7fb0d4"
				d="M0 158c80-6 110-38 180-40 66-2 100 28 160 26 80-2 110-42 180-40 66 2 110 40 180 44 70 4 110-14 170-10 60 2 110 24 170 26 60 2 110-6 160-20v106H0Z"
			/>
			<path fill="#2f77ad" d="M0 196c200-16 340-4 560-6 240-2 420-12 640 0v60H0Z" />
			<path fill="#0b4f8a" d="M0 222c220-10 380 8 600 6 240-2 400-16 600-4v26H0Z" />
			<path fill="#ffffff" d="M1046 128h76v50h-76Z" />
			<path fill="#07345e" d="M1036 130l48-30 48 30Z" />
			<path fill="#f2b632" d="M1058 142h14v14h-14ZM1098 142h14v14h-14Z" />
			<path
				fill="none"
				stroke="#f2b632"
				strokeWidth="9"
				strokeLinecap="round"
				strokeLinejoin="round"
				d="M838 244h44v-16h42v-16h42v-16h42v-16h40"
			/>
		</svg>
	);
}

function Mark() {
	return (
		<svg width="72" height="72" viewBox="0 0 48 48" aria-hidden="true">
			<rect width="48" height="48" rx="13" fill="#07345e" />
			<path
				d="M0 39 13 29l8 5 10-10 17 14v-3a13 13 0 0 1-13 13H13A13 13 0 0 1 0 35Z"
				fill="#2f77ad"
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

const longTitle = 24;

/** A PNG of 1200 × 630. Dear (tenths of a second of the processor): ask kept-pictures.ts for it. */
export async function drawPicture(words: PictureWords): Promise<Buffer> {
	const drawn = new ImageResponse(
		<div
			style={{
				width: "100%",
				height: "100%",
				display: "flex",
				flexDirection: "column",
				padding: "52px 64px",
				fontFamily: "Noto Sans",
				color: "#10263b",
				backgroundImage: "linear-gradient(to bottom, #e3f0f9, #faf5e6 80%)",
			}}
		>
			<Landscape />
			<div style={{ display: "flex", alignItems: "center", gap: 20 }}>
				<Mark />
				<div style={{ display: "flex", flexDirection: "column" }}>
					<div style={{ fontSize: 38, fontWeight: 800, lineHeight: 1.1 }}>{words.name}</div>
					<div style={{ fontSize: 24, color: "#3f566b" }}>{words.tagline}</div>
				</div>
				{words.remark ? (
					<div
						style={{
							marginLeft: "auto",
							maxWidth: 460,
							fontSize: 23,
							padding: "8px 18px",
							borderRadius: 10,
							background: "#fae8b2",
						}}
					>
						{words.remark}
					</div>
				) : null}
			</div>
			<div style={{ display: "flex", flexDirection: "column", marginTop: 38, maxWidth: 1060 }}>
				<div
					style={{
						fontSize: words.title.length > longTitle ? 56 : 72,
						fontWeight: 800,
						lineHeight: 1.12,
						lineClamp: 3,
						display: "block",
					}}
				>
					{words.title}
				</div>
				{words.caption ? (
					<div style={{ fontSize: 36, color: "#0b4f8a", fontWeight: 800, marginTop: 10 }}>
						{words.caption}
					</div>
				) : null}
				{words.lines.map((line) => (
					<div
						key={line}
						style={{ fontSize: 32, marginTop: 8, lineClamp: 2, display: "block", maxWidth: 1000 }}
					>
						{line}
					</div>
				))}
			</div>
		</div>,
		{ ...pictureSize, fonts: await loadFaces() },
	);
	return Buffer.from(await drawn.arrayBuffer());
}
