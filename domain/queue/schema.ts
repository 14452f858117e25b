import { z } from "zod";
import { adjustmentKinds, deskKinds } from "#db/schema/appointments.ts";
import { formKeyField } from "#domain/appointments/schema.ts";

/** What one has come for, as a radio button carries it: "migration", or "inspector 1110-4-d6" for the one of a beat. */
export const kindField = z
	.string({ error: "queue.error-kind" })
	.max(60)
	.transform((text, context) => {
		const [kind, deskId = null] = text.split(" ", 2);
		const known = deskKinds.find((one) => one === kind);
		if (!known) {
			context.addIssue({ code: "custom", message: "queue.error-kind" });
			return z.NEVER;
		}
		return { deskKind: known, deskId };
	});

const codeField = z
	.string({ error: "queue.error-code" })
	.transform((text) => text.replace(/\D/g, ""))
	.pipe(z.string().length(4, "queue.error-code"));

export const joinSchema = z.object({
	officeId: z.string().max(40),
	formKey: formKeyField,
	kind: kindField,
	code: codeField,
	spoken: z.enum(["kk", "ru", "en"], { error: "queue.error-language" }),
	adjustments: z.array(z.enum(adjustmentKinds)).default([]),
});

export const hereSchema = z.object({
	officeId: z.string().max(40),
	reference: z.string().max(20),
	code: codeField,
});
