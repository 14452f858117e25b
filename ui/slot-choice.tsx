/** One free time as a radio in a card of at least 44 px; its accessible name says day, time and length in words. */
export type SlotOption = { value: string; time: string; label: string; note?: string };

export function SlotGroup(props: {
	name: string;
	legend: string;
	options: SlotOption[];
	firstId?: string;
	chosen?: string;
}) {
	if (props.options.length === 0) return null;
	return (
		<fieldset className="mb-4">
			<legend className="mb-2 font-[680]">{props.legend}</legend>
			<div className="grid grid-cols-[repeat(auto-fill,minmax(8.6rem,1fr))] gap-2">
				{props.options.map((option, index) => (
					<label
						key={option.value}
						className="slot flex min-h-13 cursor-pointer items-center gap-3 rounded-[12px] border-2 border-line bg-card px-3.5 py-2 has-checked:border-blue has-checked:bg-sky"
					>
						<input
							type="radio"
							name={props.name}
							value={option.value}
							id={index === 0 ? props.firstId : undefined}
							defaultChecked={option.value === props.chosen}
							aria-label={option.label}
							className="size-5 flex-none accent-blue"
						/>
						<span className="min-w-0 wrap-anywhere">
							<span className="tabular text-[1.12rem] font-[680]">{option.time}</span>
							{option.note ? (
								<span className="block text-[0.9rem] leading-tight text-ink-soft">
									{option.note}
								</span>
							) : null}
						</span>
					</label>
				))}
			</div>
		</fieldset>
	);
}
