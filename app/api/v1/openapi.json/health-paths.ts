/** For whoever runs the service: not open to other sites. */
export const healthPaths = (notReady: Record<string, object>) => ({
	"/api/health/live": {
		get: {
			operationId: "live",
			summary: "Whether the process answers",
			responses: {
				200: {
					description: "It does.",
					content: {
						"application/json": {
							schema: { type: "object", properties: { status: { const: "ok" } } },
							example: { status: "ok" },
						},
					},
				},
			},
		},
	},
	"/api/health/ready": {
		get: {
			operationId: "ready",
			summary: "Whether to send visitors here",
			description: "The database answers and is migrated. Waiting jobs are told, not refused.",
			responses: {
				200: {
					description: "Ready. `late`: jobs have waited for more than five minutes.",
					content: {
						"application/json": {
							schema: {
								type: "object",
								properties: {
									status: { enum: ["ok", "late"] },
									migrations: {
										type: "object",
										properties: { known: { type: "integer" }, applied: { type: "integer" } },
									},
									jobs: {
										type: ["object", "null"],
										properties: {
											waiting: { type: "integer" },
											oldestSeconds: { type: "integer" },
										},
									},
								},
							},
							example: {
								status: "ok",
								migrations: { known: 3, applied: 3 },
								jobs: { waiting: 0, oldestSeconds: 0 },
							},
						},
					},
				},
				...notReady,
			},
		},
	},
});
