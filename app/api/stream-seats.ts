/*
 * How many streams may be open at once. An office with its screens, its clerks and the telephones on its Wi-Fi is one
 * network; one that asks for more holds places that others need.
 */

const perNetwork = 200;
const perProcess = 2000;

const taken = new Map<string, number>();
let all = 0;

/** Takes a seat and answers how to give it back, which counts once; null: none is left. */
export function takeSeat(network: string): (() => void) | null {
	const seats = taken.get(network) ?? 0;
	if (seats >= perNetwork || all >= perProcess) return null;
	taken.set(network, seats + 1);
	all++;
	let back = false;
	return () => {
		if (back) return;
		back = true;
		all--;
		const left = (taken.get(network) ?? 1) - 1;
		if (left > 0) taken.set(network, left);
		else taken.delete(network);
	};
}
