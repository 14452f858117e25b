import type { Operation } from "#app/api/operation.ts";
import { searchAddressesOperation } from "../addresses/schema.ts";
import { findBeatOperation, listBeatsOperation } from "../beats/schema.ts";
import { beatBordersOperation } from "../beats.geojson/schema.ts";
import { locateOperation } from "../locate/schema.ts";
import { mapOperation } from "../map.geojson/schema.ts";
import { findOfficeOperation, listOfficesOperation } from "../offices/schema.ts";
import { explainProblemOperation } from "../problems/schema.ts";
import { listServicesOperation } from "../services/schema.ts";
import { listSlotsOperation } from "../slots/schema.ts";
import { specificationOperation } from "./schema.ts";

/** Every route of the public interface. A test goes through app/api and misses none. */
export const operations: readonly Operation[] = [
	locateOperation,
	searchAddressesOperation,
	listBeatsOperation,
	findBeatOperation,
	beatBordersOperation,
	mapOperation,
	listOfficesOperation,
	findOfficeOperation,
	listServicesOperation,
	listSlotsOperation,
	explainProblemOperation,
	specificationOperation,
];
