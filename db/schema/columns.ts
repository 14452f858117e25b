import { customType, timestamp } from "drizzle-orm/pg-core";

/** A text in the three languages of the portal. Data, not interface text: that stands in messages/. */
export type Localized = { kk: string; ru: string; en: string };

/** A list of short lines in the three languages. */
export type LocalizedList = { kk: string[]; ru: string[]; en: string[] };

/** GeoJSON MultiPolygon coordinates, lon/lat WGS84, at most six decimals. */
export type MultiPolygon = number[][][][];

/** PostgreSQL `tsrange` as text, `["2026-11-24 17:00:00","2026-11-24 17:20:00")`: wall clock, no zone. */
export const tsrange = customType<{ data: string }>({ dataType: () => "tsrange" });

/** PostgreSQL `daterange` as text, `[2026-11-24,2026-12-07)`; the upper bound is exclusive. */
export const daterange = customType<{ data: string }>({ dataType: () => "daterange" });

export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** An instant. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
