const longest = 64;
let beforeLast = new Uint8Array(longest + 1);
let last = new Uint8Array(longest + 1);
let current = new Uint8Array(longest + 1);

/**
 * Letters to insert, leave out, replace or swap with their neighbour to come from `typed` to `word` (`whole`), and
 * to the nearest beginning of `word` (`beginning`). Either is limit + 1 or more once it exceeds the limit.
 */
export function editDistance(
	typed: string,
	word: string,
	limit: number,
): { whole: number; beginning: number } {
	const rows = typed.length;
	const columns = Math.min(word.length, rows + limit);
	if (rows > longest || columns > longest || word.length < rows - limit)
		return { whole: limit + 1, beginning: limit + 1 };
	for (let column = 0; column <= columns; column++) last[column] = column;
	for (let row = 1; row <= rows; row++) {
		current[0] = row;
		let least = row;
		const letter = typed.charCodeAt(row - 1);
		for (let column = 1; column <= columns; column++) {
			const other = word.charCodeAt(column - 1);
			let cost = (last[column - 1] ?? 0) + (letter === other ? 0 : 1);
			cost = Math.min(cost, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
			if (
				row > 1 &&
				column > 1 &&
				letter === word.charCodeAt(column - 2) &&
				typed.charCodeAt(row - 2) === other
			)
				cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
			current[column] = cost;
			if (cost < least) least = cost;
		}
		if (least > limit) return { whole: limit + 1, beginning: limit + 1 };
		[beforeLast, last, current] = [last, current, beforeLast];
	}
	let beginning = limit + 1;
	for (let column = Math.max(1, rows - limit); column <= columns; column++)
		beginning = Math.min(beginning, last[column] ?? 0);
	return {
		whole: word.length > columns ? limit + 1 : (last[columns] ?? 0),
		beginning,
	};
}
