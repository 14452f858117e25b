/** Where a row stands among those of the history. */
export type RowPlace = {
	/** Number of the office in the order of offices. */
	officeAt: number;
	day: number;
};

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, "0");

/** The same row has the same id in every run (UUID version 8). The first digits tell the tables apart. */
export const rowId = (table: number, { day, officeAt }: RowPlace, at: number): string =>
	`${hex(table, 8)}-${hex(day, 4)}-8000-8${hex(officeAt, 3)}-${hex(at, 12)}`;

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ten characters, as references have. */
export function referenceOf({ day, officeAt }: RowPlace, at: number): string {
	let left = (day * 1024 + officeAt) * 4096 + at;
	let text = "";
	for (let place = 0; place < 10; place++) {
		text = `${crockford[left % 32]}${text}`;
		left = Math.floor(left / 32);
	}
	return text;
}
