import { a4 } from "./paper-document.ts";
import type { PaperLanguage, SetText } from "./typesetting.ts";

/** A report as it is wanted: all its texts are written already, in the words of the pages. */
export type Report = {
	language: PaperLanguage;
	/** Above the title: whose report it is. */
	caption: string;
	title: string;
	/** Period, place, when the figures were published. */
	facts: string[];
	parts: ReportPart[];
	/** At the foot of each page, with its number. */
	foot: (page: number, pages: number) => string;
	/** Said on each page of a demonstration. */
	synthetic: string | null;
	asOf: Date;
};

export type ReportPart =
	| { kind: "sentences"; heading: string; sentences: string[] }
	| {
			kind: "table";
			heading: string;
			head: string[];
			rows: string[][];
			/** What the figures are made of. */
			notes: string[];
	  };

export type Block =
	| { kind: "texts"; texts: SetText[]; height: number }
	| { kind: "table"; rows: SetText[][]; rules: number[]; height: number };

export const margin = 42;
export const bodyWidth = a4.width - 2 * margin;

export const moved = (set: SetText, by: number): SetText => ({ ...set, y: set.y + by });
