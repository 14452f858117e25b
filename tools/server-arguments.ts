/**
 * How the server is started. What a page leaves behind fits into 64 MB of young memory: with Node's 16 it grows old,
 * and the slowest answers in a hundred wait for it to be cleared away (docs/benchmarks.md).
 */
export const serverArguments = ["--max-semi-space-size=64", "server/main.ts"];
