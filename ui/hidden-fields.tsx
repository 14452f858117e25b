/** What a form carries along unseen. */
export const HiddenFields = (props: { of: Record<string, string> }) =>
	Object.entries(props.of).map(([name, value]) => (
		<input key={name} type="hidden" name={name} value={value} />
	));
