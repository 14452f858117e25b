import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { parseArgs } from "node:util";
import { pool } from "#db/client.ts";
import { createAccount, newAccountSchema } from "#domain/identity/create-account.ts";
import { disableAccount } from "#domain/identity/disable-account.ts";
import { translator } from "#lib/i18n.ts";

const usage = `npm run account -- create --login LOGIN --role ROLE --name "NAME" [--office 1110-4] [--officer UUID]
npm run account -- disable LOGIN

The password is asked for, or read from the standard input. Roles: inspector, front-desk,
probation-officer, migration-officer, office-head, leadership, administrator.`;

/** Asked without showing it: an argument would stand in the shell's history and in the list of processes. */
async function askPassword(): Promise<string> {
	if (process.stdin.isTTY) process.stderr.write("Password (at least 12 characters): ");
	const silent = new Writable({ write: (_chunk, _encoding, written) => written() });
	const prompt = createInterface({
		input: process.stdin,
		output: silent,
		terminal: Boolean(process.stdin.isTTY),
	});
	const password = await prompt.question("");
	prompt.close();
	if (process.stdin.isTTY) process.stderr.write("\n");
	return password;
}

async function create(values: Record<string, string | undefined>): Promise<string | null> {
	const parsed = newAccountSchema.safeParse({
		login: values.login,
		password: await askPassword(),
		role: values.role,
		displayName: values.name,
		officeId: values.office ?? null,
		officerId: values.officer ?? null,
	});
	if (!parsed.success) {
		const t = translator("en");
		return parsed.error.issues
			.map((issue) => {
				const key = issue.message as Parameters<typeof t.has>[0];
				return `${issue.path.join(".")}: ${t.has(key) ? t(key as "site.name") : issue.message}`;
			})
			.join("\n");
	}
	const outcome = await createAccount("system", parsed.data, new Date());
	if (!outcome.ok) return `The login ${parsed.data.login} is taken.`;
	console.log(`${parsed.data.login} may sign in as ${parsed.data.role}.`);
	return null;
}

async function disable(login: string): Promise<string | null> {
	const outcome = await disableAccount("system", login, new Date());
	if (!outcome.ok) return `There is no open account ${login}.`;
	console.log(`${login} is signed out everywhere and cannot sign in any more.`);
	return null;
}

function readArguments() {
	const text = { type: "string" } as const;
	return parseArgs({
		allowPositionals: true,
		options: { login: text, role: text, name: text, office: text, officer: text },
	});
}

try {
	const { positionals, values } = readArguments();
	const [command, login] = positionals;
	const problem =
		command === "create"
			? await create(values)
			: command === "disable" && login
				? await disable(login)
				: usage;
	if (problem) {
		console.error(problem);
		process.exitCode = 1;
	}
} catch (error) {
	if (!(error instanceof TypeError)) throw error;
	console.error(`${error.message}\n\n${usage}`);
	process.exitCode = 1;
} finally {
	await pool.end();
}
