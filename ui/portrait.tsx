import { PictureWords } from "./view-words.tsx";

const ridges = [
	"M0 78 20 60l12 8 20-24 16 20 10-8 18 16v70H0Z",
	"M0 70 14 62l18-22 16 18 14-8 20 22 14-6v70H0Z",
	"M0 66c14-4 20-20 34-22s20 18 32 18 18-12 30-10v70H0Z",
	"M0 76c10-12 18-30 32-28 12 2 14 16 24 14s18-26 40-20v76H0Z",
];

const letters = (name: string): string =>
	name
		.split(/\s+/)
		.slice(0, 2)
		.map((word) => word[0] ?? "")
		.join("");

const ridgeOf = (name: string): string | undefined =>
	ridges[[...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % ridges.length];

/**
 * The officer's photo. Where there is none: a uniform without a face, for the picture must not guess one, before a
 * ridge that differs from officer to officer, with the initials on the plate.
 */
export function Portrait(props: {
	photo: string | null;
	alt: string;
	name: string;
	className?: string;
}) {
	const frame = `flex-none overflow-hidden rounded-[14px] bg-sky ${props.className ?? "w-24 h-29"}`;
	if (props.photo) {
		return (
			<>
				<img
					src={props.photo}
					alt={props.alt}
					width={192}
					height={230}
					loading="lazy"
					className={`${frame} picture object-cover`}
				/>
				<PictureWords>{props.alt}</PictureWords>
			</>
		);
	}
	return (
		<svg viewBox="0 0 96 116" role="img" aria-label={props.alt} className={`${frame} picture`}>
			<path d={ridgeOf(props.name)} className="fill-hill-far" />
			<path d="M38 66h20v16c-6 6-14 6-20 0Z" className="fill-hill-middle" />
			<path d="M3 117c1-27 17-37 36-40l9 9 9-9c19 3 35 13 36 40Z" className="fill-[#0b4f8a]" />
			<path d="m38 77 10 10 10-10 5 2-10 16-5-6-5 6-10-16Z" className="fill-[#e3f0f9]" />
			<path d="M46 90h4l2 26h-8Z" className="fill-[#07345e]" />
			<ellipse cx="48" cy="50" rx="18" ry="22" className="fill-[#bdd8ea]" />
			<path d="M26 40c2-15 12-22 22-22s20 7 22 22c-14-6-30-6-44 0Z" className="fill-[#07345e]" />
			<path d="M25 40c15-7 31-7 46 0l-3 7c-13-5-27-5-40 0Z" className="fill-[#061019]" />
			<path d="M40 34v-4h4v-4h8v4h4v4Z" className="fill-gold" />
			<path d="m9 96 14-8 3 5-16 9ZM87 96l-14-8-3 5 16 9Z" className="fill-gold" />
			<rect x="58" y="98" width="26" height="13" rx="3" className="fill-[#fdf3d8]" />
			<text x="71" y="108" textAnchor="middle" className="fill-[#07345e] text-[9.5px] font-bold">
				{letters(props.name)}
			</text>
		</svg>
	);
}
