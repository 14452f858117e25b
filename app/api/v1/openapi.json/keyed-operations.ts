import type { KeyedOperation } from "#app/api/keyed-operation.ts";
import {
	bookOperation,
	cancelAppointmentOperation,
	changeAppointmentOperation,
	findAppointmentOperation,
} from "../appointments/schema.ts";
import { holdOperation } from "../holds/schema.ts";

/** What a partner's key opens. */
export const keyedOperations: readonly KeyedOperation[] = [
	holdOperation,
	bookOperation,
	findAppointmentOperation,
	changeAppointmentOperation,
	cancelAppointmentOperation,
];
