/** Streams: what they send is no JSON document, so it is described by hand. A test compares the example with the route. */
export const eventExample = {
	calls: [
		{
			ticket: "K034",
			window: 3,
			calledAt: "2026-11-24T04:12:08.000Z",
			recalled: false,
			open: true,
		},
	],
	waiting: 7,
	at: "2026-11-24T04:12:08.120Z",
};

const call = {
	type: "object",
	required: ["ticket", "window", "calledAt", "recalled", "open"],
	properties: {
		ticket: { type: "string", description: "Letter and number. Letters are dealt anew each day." },
		window: { type: "integer" },
		calledAt: { type: "string", format: "date-time" },
		recalled: { type: "boolean", description: "Called more than once." },
		open: { type: "boolean", description: "Still expected at the window." },
	},
};

export const eventPaths = (problems: Record<string, object>) => ({
	"/api/v1/queue/{officeId}/events": {
		get: {
			operationId: "followQueue",
			summary: "An office's calls, as they happen",
			description:
				"Server-sent events. `queue` comes at once and after each change, its id changes with its content; `away` says that changes cannot be heard for the moment; a comment comes every 15 s. Reconnect after `retry`: the first event is the whole state, nothing was missed. Without `Accept: text/event-stream` the answer ends after the first event. At most 200 streams a network.",
			parameters: [
				{
					name: "officeId",
					in: "path",
					required: true,
					description: "Unit and number",
					schema: { type: "string" },
					example: "1110-4",
				},
			],
			responses: {
				200: {
					description: "The stream. Each `data` is JSON of this shape.",
					content: {
						"text/event-stream": {
							schema: {
								type: "object",
								required: ["calls", "waiting", "at"],
								properties: {
									calls: { type: "array", maxItems: 5, items: call },
									waiting: { type: "integer", description: "People in all lines together." },
									at: { type: "string", format: "date-time" },
								},
							},
							example: eventExample,
						},
					},
				},
				...problems,
			},
		},
	},
});
