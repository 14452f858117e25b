export type DoorConfig = {
	port: number;
	host: string;
	publicUrl: URL;
	/** Pages as Next makes them, for developers. */
	development: boolean;
	/** How many proxies of ours stand in front and have added themselves to X-Forwarded-For. */
	trustedProxies: number;
	/** Next's build output, relative to the project. */
	buildFolder: string;
	/** Where the operator's switch for maintenance lies. */
	dataFolder: string | undefined;
	/** Where pages of residents may take pictures from besides here: the ground of their maps. */
	tilesOrigin: string | null;
};

/** lib/env.ts has checked these values before the door is started. */
export function readConfig(environment: NodeJS.ProcessEnv): DoorConfig {
	const port = Number(environment.PORT ?? 3000);
	return {
		port,
		host: environment.HOST ?? "127.0.0.1",
		publicUrl: new URL(environment.PUBLIC_URL ?? `http://localhost:${port}`),
		development: environment.NODE_ENV === "development",
		trustedProxies: Number(environment.TRUST_PROXY ?? 0),
		buildFolder: environment.NEXT_DIST_DIR ?? ".next",
		dataFolder: environment.DATA_DIR,
		tilesOrigin: environment.MAP_TILES_URL ? new URL(environment.MAP_TILES_URL).origin : null,
	};
}
