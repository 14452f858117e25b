import { endpoint } from "#app/api/endpoint.ts";
import { problemKinds, problemStatus, problemType, unknownId } from "#app/api/problem.ts";
import { messageInEachLanguage } from "../../localized-text.ts";
import { explainProblemOperation } from "../schema.ts";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = endpoint(
	explainProblemOperation,
	async ({ segments }) => {
		const kind = problemKinds.find((one) => one === segments.problem);
		if (!kind) return unknownId("problem");
		return {
			type: problemType(kind),
			status: problemStatus[kind],
			title: messageInEachLanguage(`api.problem.${kind}.title`),
			detail: messageInEachLanguage(`api.problem.${kind}.detail`),
		};
	},
);
