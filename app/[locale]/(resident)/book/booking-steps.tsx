import type { Translator } from "#lib/i18n.ts";
import { Stepper } from "#ui/stepper.tsx";

const booking = ["place", "time", "details", "check"] as const;
/** Who moves a visit has said already where and who. */
const moving = ["time", "check"] as const;

/** Where one is on the way to a visit. */
export function BookingSteps(props: {
	current: (typeof booking)[number];
	moves?: boolean;
	t: Translator;
}) {
	const { t } = props;
	const steps: readonly (typeof booking)[number][] = props.moves ? moving : booking;
	const current = steps.indexOf(props.current) + 1;
	return (
		<Stepper
			label={t("book.steps.label")}
			summary={t("book.steps.summary", {
				current,
				total: steps.length,
				step: t(`book.steps.${props.current}`),
			})}
			steps={steps.map((step) => t(`book.steps.${step}`))}
			current={current}
			done={t("book.steps.done")}
		/>
	);
}
