import { expect, test } from "vitest";
import { deliveryOfAll } from "./message-delivery.ts";

test.each([
	[[], "none"],
	[["withdrawn"], "none"],
	[["queued", "queued"], "waiting"],
	[["sending"], "waiting"],
	[["delivered", "queued"], "delivered"],
	[["sent", "delivered"], "sent"],
	[["delivered", "dead"], "failed"],
	[["undelivered", "queued"], "failed"],
] as const)("%j are shown as %s", (states, delivery) => {
	expect(deliveryOfAll(states)).toBe(delivery);
});
