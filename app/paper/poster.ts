import { drawLandscape, drawMark, drawOrnament, drawSilhouette, drawStripes } from "./artwork.ts";
import { type BeatNotice, inBoth } from "./notice-content.ts";
import { a4, type Paper } from "./paper-document.ts";
import { pigments } from "./pigments.ts";
import { readPhoto } from "./portrait-photo.ts";
import { layoutPoster } from "./poster-layout.ts";
import { drawQrCode } from "./qr-code.ts";

const { deep, paper: ground, white, line, gold, goldSoft, goldLine, red } = pigments;

/** One sheet for the entrance of a house: who serves here, how to call, where to go, what to scan. */
export async function drawPoster(paper: Paper, notice: BeatNotice): Promise<void> {
	const { pdf } = paper;
	const photo = notice.person?.photo ? await readPhoto(notice.person.photo) : null;
	paper.addPage(notice.title.kk);
	const layout = layoutPoster(notice, paper.measure);
	const { head, pill, portrait, warning, phone, code, emergency, demo, ornament } = layout;
	paper.adorn(() => {
		pdf.rect(0, 0, a4.width, a4.height).fill(ground);
		pdf.rect(head.x, head.y, head.width, head.height).fill(deep);
		drawLandscape(pdf, head, 0.47);
		pdf.roundedRect(pill.x, pill.y, pill.width, pill.height, pill.height / 2).fill(gold);
		drawMark(pdf, 40, 21, 38);
		pdf.rect(0, head.height, a4.width, 3).fill(gold);
		if (warning)
			pdf
				.roundedRect(warning.x, warning.y, warning.width, warning.height, 9)
				.lineWidth(1)
				.fillAndStroke(goldSoft, goldLine);
		pdf.roundedRect(phone.x, phone.y, phone.width, phone.height, 14).fill(deep);
		pdf
			.roundedRect(code.x, code.y, code.width, code.height, 12)
			.lineWidth(1)
			.fillAndStroke(white, line);
		pdf
			.roundedRect(emergency.x, emergency.y, emergency.width, emergency.height, 10)
			.lineWidth(1.4)
			.fillAndStroke(white, red);
		if (demo) drawStripes(pdf, demo.x, demo.y, demo.width, demo.height);
		drawOrnament(pdf, ornament.x, ornament.y, ornament.width, ornament.height);
	});
	if (portrait && notice.person) {
		const alt = photo
			? inBoth((t) => t("beat.photo", { name: notice.person?.name.kk ?? "" })).kk
			: inBoth((t) => t("beat.no-photo")).kk;
		paper.picture(alt, () => {
			pdf
				.roundedRect(portrait.x - 4, portrait.y - 4, portrait.width + 8, portrait.height + 8, 14)
				.fill(ground);
			if (!photo) return drawSilhouette(pdf, portrait.x, portrait.y, portrait.width / 96, 11);
			pdf.save();
			pdf.roundedRect(portrait.x, portrait.y, portrait.width, portrait.height, 11).clip();
			pdf.image(photo, portrait.x, portrait.y, {
				cover: [portrait.width, portrait.height],
				align: "center",
				valign: "center",
			});
			pdf.restore();
		});
	}
	paper.picture(inBoth((t) => t("paper.qr", { url: notice.url })).kk, () =>
		drawQrCode(pdf, notice.url, code.x + 3, code.y + 3, code.width - 6),
	);
	paper.say(layout.texts);
}
