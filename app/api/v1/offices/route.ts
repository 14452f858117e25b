import { endpoint } from "#app/api/endpoint.ts";
import { unknownId } from "#app/api/problem.ts";
import { credit } from "../credit.ts";
import { officeAnswer } from "../place-answers.ts";
import { allOffices } from "../territory-memory.ts";
import { listOfficesOperation } from "./schema.ts";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = endpoint(
	listOfficesOperation,
	async ({ query: { unit } }) => {
		const offices = (await allOffices()).filter(
			({ unitId }) => unit === undefined || unitId === unit,
		);
		// Every unit has its duty office.
		if (unit !== undefined && offices.length === 0) return unknownId("unit");
		return { offices: offices.map(officeAnswer), ...(await credit()) };
	},
);
