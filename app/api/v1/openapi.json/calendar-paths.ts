/** A calendar file is no JSON document, so it is described by hand. */
export const calendarPaths = (problems: Record<string, object>) => ({
	"/api/v1/calendars/{file}": {
		get: {
			operationId: "readCalendar",
			summary: "An officer's visits for a calendar program",
			description:
				"iCalendar (RFC 5545): times and windows, never a name or a purpose. The address is the secret; it is made and revoked on a staff page.",
			parameters: [
				{
					name: "file",
					in: "path",
					required: true,
					description: "The secret and `.ics`",
					schema: { type: "string" },
				},
				{
					name: "language",
					in: "query",
					description: "Of the words in it; Kazakh unless given.",
					schema: { type: "string", enum: ["kk", "ru", "en"] },
				},
			],
			responses: {
				200: {
					description: "The calendar.",
					content: { "text/calendar": { schema: { type: "string" } } },
				},
				...problems,
			},
		},
	},
});
