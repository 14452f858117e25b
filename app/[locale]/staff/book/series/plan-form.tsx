import { seriesRhythms } from "#domain/appointments/series-days.ts";
import type { Translator } from "#lib/i18n.ts";
import { Button } from "#ui/button.tsx";
import { SelectField, TextField } from "#ui/field.tsx";

/** From when, at what time, how often, until when: a GET form without anybody's data in it. */
export function PlanForm(props: {
	action: string;
	t: Translator;
	date: string;
	time: string;
	timeError: string | undefined;
	rhythm: string;
	until: string;
}) {
	const { t } = props;
	return (
		<form method="get" action={props.action} noValidate className="mb-8 grid gap-4 sm:grid-cols-2">
			<TextField id="date" type="date" label={t("staff.series.first")} defaultValue={props.date} />
			<TextField
				id="time"
				label={t("staff.series.time")}
				defaultValue={props.time}
				error={props.timeError}
				errorPrefix={t("site.error-prefix")}
			/>
			<SelectField
				id="rhythm"
				label={t("staff.series.rhythm")}
				defaultValue={props.rhythm}
				options={seriesRhythms.map((one) => [one, t(`staff.series.rhythm-${one}`)])}
			/>
			<TextField
				id="until"
				type="date"
				label={t("staff.series.until")}
				defaultValue={props.until}
			/>
			<div className="sm:col-span-2">
				<Button look="quiet">{t("staff.series.look")}</Button>
			</div>
		</form>
	);
}
