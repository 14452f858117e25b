import { Trouble } from "./prepare-environment.ts";

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

export const say = (line: string): void => console.log(`· ${line}`);
export const warn = (line: string): void => console.log(`! ${line}`);

/** Does one step and says how long it took; `inWords` puts the result into words. */
export async function step<Result>(
	work: () => Promise<Result>,
	inWords: (result: Result) => string,
): Promise<Result> {
	const begun = Date.now();
	const result = await work();
	console.log(`✓ ${inWords(result)} (${seconds(Date.now() - begun)})`);
	return result;
}

export function tellFailure(error: unknown): void {
	if (error instanceof Trouble) console.error(`✗ ${error.message}`);
	else console.error("✗", error);
}
