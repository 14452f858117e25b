import { hash, verify } from "@node-rs/argon2";

/** Argon2id, 19 MiB, two passes: the first choice of OWASP's password storage cheat sheet. Some 30 ms a guess. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const shortestPassword = 12;
const longestPassword = 256;

/** A hash of nothing anyone knows, with the same cost: an unknown login takes as long to refuse as a known one. */
const nobody =
	"$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$6mPJLTiKJW4Ys8SNKXtOtWQEKd8JQ2rQf9tRb0aO0dE";

/** The same letters typed on another system may be composed differently. */
const composed = (password: string): string => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> => hash(composed(password), cost);

/** Whether the password is the one of this hash. Null (no such login) is refused after the same work. */
export async function isPassword(passwordHash: string | null, typed: string): Promise<boolean> {
	const password = composed(typed.slice(0, longestPassword));
	const matches = await verify(passwordHash ?? nobody, password);
	return matches && passwordHash !== null && typed.length <= longestPassword;
}
