/** First thing in main when a form comes back: each error as a link to its field, in the same words. */
export function ErrorSummary(props: { title: string; errors: { field: string; text: string }[] }) {
	if (props.errors.length === 0) return null;
	return (
		<div
			role="alert"
			id="error-summary"
			tabIndex={-1}
			data-focus
			className="mb-6 first:mt-5 rounded-card border-3 border-red bg-red-soft p-4"
		>
			<h2 className="mb-2 text-[1.2rem]">{props.title}</h2>
			<ul className="grid gap-1">
				{props.errors.map((error) => (
					<li key={error.field}>
						<a href={`#${error.field}`} className="font-[650] text-red">
							{error.text}
						</a>
					</li>
				))}
			</ul>
		</div>
	);
}
