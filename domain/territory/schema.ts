import { z } from "zod";

/** A beat's id: the unit's KATO prefix and the beat's number, "1110-17". */
export const beatIdField = z.string().regex(/^\d{4}-\d{1,5}$/);

/** "Report a wrong border". The form key is made when the form is rendered. */
export const borderReportSchema = z.object({
	beatId: beatIdField,
	message: z
		.string("border.message-required")
		.trim()
		.min(3, "border.message-required")
		.max(1000, "border.message-too-long"),
	formKey: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
});

export type BorderReport = z.infer<typeof borderReportSchema>;
