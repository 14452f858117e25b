// Stands in for the package "server-only", which only a bundler that knows React Server Components resolves.
export {};
