const queues = new Map<string, Promise<unknown>>();

/**
 * Runs the works of one key one after the other, within this process. It keeps a crowd at one slot from filling the
 * pool with transactions that can only lose; it guards nothing: what must not happen twice, the constraints keep.
 */
export function inTurn<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
	const turn = (queues.get(key) ?? Promise.resolve()).then(work);
	const over = turn.then(
		() => {},
		() => {},
	);
	queues.set(key, over);
	void over.then(() => {
		if (queues.get(key) === over) queues.delete(key);
	});
	return turn;
}
