import type { Translator } from "#lib/i18n.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { ChoiceField, SelectField, TextArea, TextField } from "#ui/field.tsx";
import { SearchBox } from "#ui/search-box.tsx";
import { SlotGroup } from "#ui/slot-choice.tsx";
import { PlainFormExample } from "./live-examples.tsx";
import { Part, Specimen, State } from "./specimen.tsx";

const times = ["09:00", "09:20", "10:40"] as const;

function Fields(props: { t: Translator }) {
	const { t } = props;
	const error = t("identity.phone-empty");
	return (
		<div className="grid gap-6 md:grid-cols-2">
			<State title={t("design.states.ordinary")}>
				<TextField id="field-name" label={t("details.name")} hint={t("details.name-hint")} />
			</State>
			<State title={t("design.states.error")}>
				<TextField
					id="field-phone"
					label={t("details.phone")}
					hint={t("details.phone-hint")}
					error={error}
					errorPrefix={t("site.error-prefix")}
					defaultValue="12"
				/>
			</State>
			<State title={t("design.states.long")}>
				<TextField id="field-long" label={t("design.long")} defaultValue={t("design.long")} />
			</State>
			<State title={t("design.states.ordinary")}>
				<SelectField
					id="field-select"
					label={t("details.language")}
					options={(["kk", "ru", "en"] as const).map((one) => [one, t(`language.${one}`)])}
				/>
			</State>
			<State title={t("design.states.ordinary")}>
				<TextArea id="field-area" label={t("design.type-sample")} rows={3} />
			</State>
			<State title={t("design.states.chosen")}>
				<ChoiceField
					id="field-choice"
					type="radio"
					label={t("details.language")}
					choices={(["kk", "ru", "en"] as const).map((one) => ({
						value: one,
						label: t(`language.${one}`),
					}))}
					chosen={["kk"]}
				/>
			</State>
			<State title={t("design.states.error")}>
				<ChoiceField
					id="field-check"
					type="checkbox"
					label={t("details.for-whom")}
					error={t("design.refused")}
					errorPrefix={t("site.error-prefix")}
					choices={[
						{ value: "yes", label: t("details.for-someone"), hint: t("details.for-someone-hint") },
					]}
					chosen={[]}
				/>
			</State>
		</div>
	);
}

/** All that is asked with, and how it says what is wrong. */
export function Forms(props: { t: Translator }) {
	const { t } = props;
	return (
		<Part id="forms" title={t("design.part.forms")}>
			<Specimen name="button" t={t}>
				<div className="flex flex-wrap gap-3">
					<Button type="button">{t("book.take")}</Button>
					<Button type="button" look="quiet">
						{t("book.continue")}
					</Button>
					<Button type="button" look="warning">
						{t("visit.cancel")}
					</Button>
					<ButtonLink look="quiet" href="#forms">
						{t("beat.book")}
					</ButtonLink>
				</div>
				<State title={t("design.states.long")} narrow>
					<Button type="button" className="wrap-anywhere">
						{t("design.long")}
					</Button>
				</State>
			</Specimen>
			<Specimen name="error-summary" t={t}>
				<ErrorSummary
					title={t("errors.summary")}
					errors={[{ field: "field-phone", text: t("identity.phone-empty") }]}
				/>
			</Specimen>
			<Specimen name="field" t={t}>
				<Fields t={t} />
			</Specimen>
			<Specimen name="search-box" t={t}>
				<State title={t("design.states.error")}>
					<SearchBox
						action="#forms"
						suggestions="/api/v1/addresses"
						label={t("search.label")}
						hint={t("search.hint")}
						submit={t("search.submit")}
						error={t("design.refused")}
						value={t("design.address")}
					/>
				</State>
			</Specimen>
			<Specimen name="slot-choice" t={t}>
				<form>
					<SlotGroup
						name="slot"
						legend={t("book.morning")}
						options={times.map((time) => ({ value: time, time, label: time }))}
						chosen="09:20"
					/>
					<SlotGroup
						name="slot"
						legend={t("book.evening")}
						options={[
							{ value: "18:20", time: "18:20", label: "18:20", note: t("design.name") },
							{ value: "18:40", time: "18:40", label: "18:40", note: t("design.long") },
						]}
					/>
				</form>
			</Specimen>
			<Specimen name="plain-form" t={t}>
				<PlainFormExample submit={t("cancel.yes")} refusal={t("design.refused")} />
			</Specimen>
		</Part>
	);
}
