import { join } from "node:path";
import next from "next";
import { listenToPublicChanges } from "#db/listen.ts";
import { readConfig } from "./config.ts";
import { makeServer } from "./connection.ts";
import { catchConsole } from "./console.ts";
import { developmentListener } from "./development.ts";
import { openDoor } from "./door.ts";
import { stopGracefully } from "./graceful-stop.ts";
import { flushLog, log } from "./log.ts";
import { loggableError } from "./loggable.ts";
import { watchMaintenance } from "./maintenance.ts";
import { PageMemory } from "./page-memory.ts";
import { StaticFiles } from "./static-files.ts";

// Started by tools/start.mjs with a checked environment, after migrations and build.

const config = readConfig(process.env);
const project = join(import.meta.dirname, "..");
if (!config.development) catchConsole();

const app = next({
	dev: config.development,
	dir: project,
	hostname: config.publicUrl.hostname,
	port: config.port,
});
await app.prepare();
const handler = app.getRequestHandler();

const memory = new PageMemory();
let isListening = true;
// Of the map library, straight from its package.
const library = {
	folder: join(project, "node_modules/leaflet/dist"),
	prefix: "/leaflet",
	named: false,
	only: ["leaflet.js", "leaflet.css"],
};
const ownFiles = [
	{ folder: join(project, config.buildFolder, "static"), prefix: "/_next/static", named: true },
	{ folder: join(project, "public"), prefix: "", named: false },
];
const files = new StaticFiles(config.development ? [library] : [...ownFiles, library]);
const door = openDoor({
	config,
	handler,
	memory,
	files,
	maintenance: watchMaintenance(config.dataFolder),
	isDatabaseAway: () => !isListening,
});
const server = makeServer(
	config.development ? developmentListener(handler, config, files) : door.listener,
);
if (config.development) {
	const upgrade = app.getUpgradeHandler();
	server.on("upgrade", (request, socket, head) => void upgrade(request, socket, head));
}

const stopListening = config.development
	? async () => {}
	: await listenToPublicChanges(
			(topic) => memory.drop(topic),
			(listening) => {
				isListening = listening;
				memory.setListening(listening);
			},
		);

server.once("error", (error: NodeJS.ErrnoException) => {
	if (error.code === "EADDRINUSE") {
		process.stderr.write(
			`Port ${config.port} is taken by another program. Stop it, or choose another one: PORT=${config.port + 1}\n`,
		);
		process.exit(98);
	}
	log.fatal({ error: loggableError(error) }, "cannot listen");
	flushLog();
	process.exit(1);
});
server.listen(config.port, config.host, () => {
	log.info({ port: config.port }, "listening");
	flushLog();
	process.send?.("ready");
	if (!config.development)
		door.warm().catch((error: unknown) => log.warn({ error: loggableError(error) }, "not warm"));
});

stopGracefully({
	server,
	beforeClosing: door.startClosing,
	afterClosing: async () => {
		await stopListening();
		await app.close();
	},
});
