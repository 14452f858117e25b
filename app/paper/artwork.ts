import type { Pdf } from "./paper-document.ts";
import { pigments } from "./pigments.ts";

const { deep, blue, ridge, lake, mist, gold, white, stripe, goldSoft } = pigments;

/** Draws with its own origin and scale, and leaves the page as it was. */
function within(pdf: Pdf, x: number, y: number, scale: number, draw: () => void): void {
	pdf.save();
	pdf.translate(x, y).scale(scale);
	draw();
	pdf.restore();
}

const steps = "M1004 392h32v-15h34v-15h34v-15h34v-15h34v-14h48";

/** Kokshetau at dusk, from a drawing 1440 × 400: the right end of it fills a box of the page. */
export function drawLandscape(
	pdf: Pdf,
	box: { x: number; y: number; width: number; height: number },
	scale: number,
): void {
	pdf.save();
	pdf.rect(box.x, box.y, box.width, box.height).clip();
	within(pdf, box.x + box.width - 1440 * scale, box.y + box.height - 400 * scale, scale, () => {
		const stars = [
			[930, 100, 2],
			[968, 36, 2.4],
			[1096, 48, 2],
			[1128, 120, 1.8],
			[1254, 34, 2.4],
			[1330, 70, 2],
			[1276, 150, 1.8],
			[1420, 26, 2],
		] as const;
		for (const [x, y, radius] of stars) pdf.circle(x, y, radius).fill(mist);
		pdf.circle(1196, 112, 38).fill(gold);
		pdf
			.path(
				"M0 262c50-14 84-38 130-44 44-6 66 12 108 0 62-18 92-84 152-92 44-6 58 30 98 34 40 4 60-34 104-32 66 4 92 72 150 80 58 8 96-30 152-26 66 4 104 44 168 42 60-2 92-44 150-46 54-2 90 36 138 40 32 2 58-10 90-16v198H0Z",
			)
			.fill("#124570");
		pdf
			.path(
				"M900 350l10-44 14-6 6-30 18-10 8-34 16-8 6-44 16-12 8-34 14-6 12-28 22-6 14 12 6 32 16 10 4 36 18 6 4 30 16 4 6 26 22 8 8 28 26 10 8 24 30 12v24Z",
			)
			.fill(ridge);
		pdf
			.path(
				"M998 158l42 4M980 204l54-2m16 2 34 2M960 246l44 2m24 0 66 2m18 2 20 1M1012 124l32 2M938 286l62-2m28 0 60 2m30 0 36 2M1026 96l26 2M924 318l40 1m40-2 50 1m44 0 46 2",
			)
			.lineWidth(3)
			.stroke("#124570");
		pdf
			.path(
				"M0 296c70-6 110-40 176-42 60-2 90 32 150 30 70-2 104-44 172-42 64 2 100 44 166 48 60 4 96-10 150-8 56 2 100 26 160 28 40 1 76-6 110-12v102H0Z",
			)
			.fill(blue);
		pdf.path("M0 330c160-12 300-2 470-4 190-2 300-8 480 0 180 8 330-10 490 0v74H0Z").fill(lake);
		pdf.path("M860 342h70M880 352h46M800 360h60M940 346h40").lineWidth(2.5).stroke(mist);
		pdf.path("M930 400c60-30 110-62 180-76 60-12 120-16 180-10 60 6 100 2 150-6v92Z").fill(blue);
		pdf
			.path(
				"M0 352c60-4 110 0 170 10 70 12 120 26 210 28 160 4 320-4 480-2 100 2 170-2 240-12 110-16 220-20 340-10v34H0Z",
			)
			.fill(deep);
		drawOffice(pdf);
		drawBirches(pdf);
	});
	pdf.restore();
}

/** The office at the top of the steps, its lamp lit. */
function drawOffice(pdf: Pdf): void {
	pdf.path("M1182 262h74v52h-74Z").fill("#f4f1e8");
	pdf.path("M1174 264l45-28 45 28Z").fill(deep);
	pdf.path("M1192 276h14v14h-14ZM1232 276h14v14h-14Z").fill(gold);
	pdf.path("M1212 284h14v30h-14Z").fill(blue);
	pdf.path("M1219 236v-24").lineWidth(2.5).stroke("#f4f1e8");
	pdf.path("M1220 212h22v13h-22Z").fill(mist);
	pdf.path(steps).lineWidth(7).lineCap("round").lineJoin("round").stroke(gold);
}

function drawBirches(pdf: Pdf): void {
	pdf
		.path("M1392 96c30 4 44 40 34 74-8 24-20 34-36 34s-30-12-36-34c-8-34 8-70 38-74Z")
		.fill("#c98f1c");
	pdf.path("M1302 378V176l6-3v205ZM1344 382V136l7-3v249ZM1389 380V150l6-3v233Z").fill(white);
	pdf
		.path(
			"M1302 220h4M1303 252h5M1302 300h4M1304 340h4M1344 190h6M1346 226h5M1344 262h5M1345 304h6M1344 346h5M1389 214h4M1390 256h5M1389 304h4M1390 344h5",
		)
		.lineWidth(2.5)
		.stroke(deep);
	pdf
		.path(
			"M1305 100c28 4 40 36 30 68-6 20-18 30-32 30s-26-10-30-30c-8-32 6-64 32-68ZM1347 46c34 4 50 48 38 88-8 26-22 38-40 38s-34-14-40-38c-10-40 8-84 42-88Z",
		)
		.fill(gold);
}

/** The name mark: gold steps climb under the blue mountains. On deep blue it needs a rim. */
export function drawMark(pdf: Pdf, x: number, y: number, side: number): void {
	within(pdf, x, y, side / 48, () => {
		pdf.roundedRect(0, 0, 48, 48, 13).fill(deep);
		pdf.save();
		pdf.roundedRect(0, 0, 48, 48, 13).clip();
		pdf.path("M0 39 13 29l8 5 10-10 17 14v10H0Z").fill(lake);
		pdf.path("M0 43c10-5 20-1 28-3s14-2 20-1v9H0Z").fill(mist);
		pdf.restore();
		pdf
			.path("M7 31h9v-7h9v-7h9v-7h8")
			.lineWidth(4.6)
			.lineJoin("round")
			.lineCap("round")
			.stroke(gold);
		pdf.roundedRect(0.6, 0.6, 46.8, 46.8, 12.4).lineWidth(1.2).stroke(mist);
	});
}

/** A band of steps that climb and descend, like the edge of a felt carpet. */
export function drawOrnament(pdf: Pdf, x: number, y: number, width: number, height: number): void {
	pdf.rect(x, y, width, height).fill(deep);
	const count = Math.round(width / (height * 1.6));
	const tile = width / count;
	const [column, row] = [tile / 8, height / 5];
	const pyramid = (left: number) => {
		for (let level = 0; level < 3; level++)
			pdf.rect(
				left + column * (1 + level),
				y + height - row * (1.5 + level),
				column * (6 - 2 * level),
				row,
			);
	};
	for (let index = 0; index < count; index++) pyramid(x + index * tile);
	pdf.fill(gold);
	for (let index = 0; index <= count; index++) {
		const middle = x + index * tile;
		const half = Math.min(column * 0.8, row * 0.8);
		if (middle - half < x || middle + half > x + width) continue;
		pdf
			.moveTo(middle, y + row * 1.2 - half)
			.lineTo(middle + half, y + row * 1.2)
			.lineTo(middle, y + row * 1.2 + half)
			.lineTo(middle - half, y + row * 1.2)
			.closePath();
	}
	pdf.fill(mist);
}

/** What marks invented data on the screens marks it on paper. */
export function drawStripes(pdf: Pdf, x: number, y: number, width: number, height: number): void {
	pdf.save();
	pdf.rect(x, y, width, height).clip();
	pdf.rect(x, y, width, height).fill(goldSoft);
	for (let left = x - height; left < x + width; left += 28)
		pdf.polygon(
			[left, y + height],
			[left + 14, y + height],
			[left + 14 + height, y],
			[left + height, y],
		);
	pdf.fill(stripe);
	pdf.restore();
}

/** The uniform without a face (ui/portrait.tsx says why); 96 wide and 115 high at scale 1. */
export function drawSilhouette(
	pdf: Pdf,
	x: number,
	y: number,
	scale: number,
	radius: number,
): void {
	within(pdf, x, y, scale, () => {
		pdf.save();
		pdf.roundedRect(0, 0, 96, 115, radius / scale).clip();
		pdf.rect(0, 0, 96, 115).fill(pigments.sky);
		pdf.path("M0 78 20 60l12 8 20-24 16 20 10-8 18 16v70H0Z").fill("#bdd8ea");
		pdf.path("M38 66h20v16c-6 6-14 6-20 0Z").fill("#7fb0d4");
		pdf.path("M3 117c1-27 17-37 36-40l9 9 9-9c19 3 35 13 36 40Z").fill(blue);
		pdf.path("m38 77 10 10 10-10 5 2-10 16-5-6-5 6-10-16Z").fill(pigments.sky);
		pdf.path("M46 90h4l2 26h-8Z").fill(deep);
		pdf.ellipse(48, 50, 18, 22).fill(pigments.onDeepSoft);
		pdf.path("M26 40c2-15 12-22 22-22s20 7 22 22c-14-6-30-6-44 0Z").fill(deep);
		pdf.path("M25 40c15-7 31-7 46 0l-3 7c-13-5-27-5-40 0Z").fill("#061019");
		pdf.path("M40 34v-4h4v-4h8v4h4v4Z").fill(gold);
		pdf.path("m9 96 14-8 3 5-16 9ZM87 96l-14-8-3 5 16 9Z").fill(gold);
		pdf.restore();
	});
}
