import type { Translator } from "#lib/i18n.ts";

const field =
	"min-h-11 w-full rounded-[9px] border border-line-strong bg-card px-2 text-[1rem] text-ink";

type Options = [value: string, text: string][];

/** What for, where, to whom: a GET form, so that the address holds the question. */
export function PlaceForm(props: {
	action: string;
	t: Translator;
	service: string;
	services: Options;
	office: string;
	offices: Options;
	/** Empty where the desks of the service belong to no beat. */
	beats: Options;
	beat: string;
}) {
	const { t } = props;
	const select = (name: "service" | "office" | "beat", options: Options, value: string) => (
		<label className="grid min-w-0 grow basis-60 text-[0.9rem] text-ink-soft" htmlFor={name}>
			{t(`staff.book.${name}`)}
			<select id={name} name={name} defaultValue={value} className={field}>
				{options.map(([one, text]) => (
					<option key={one} value={one}>
						{text}
					</option>
				))}
			</select>
		</label>
	);
	return (
		<form method="get" action={props.action} className="mb-5 flex flex-wrap items-end gap-3">
			{select("service", props.services, props.service)}
			{select("office", props.offices, props.office)}
			{props.beats.length > 0
				? select("beat", [["", t("staff.book.any-beat")], ...props.beats], props.beat)
				: null}
			<button
				type="submit"
				className="min-h-11 cursor-pointer rounded-[9px] border border-line-strong bg-card px-4 hover:bg-sky"
			>
				{t("staff.book.show")}
			</button>
		</form>
	);
}
