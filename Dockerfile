# syntax=docker/dockerfile:1
# Three images from one file: `app` (api and worker), `crawler` (with Chromium). Nothing runs as root.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Install scripts stay off: nothing of ours needs one.
RUN npm ci --ignore-scripts --omit=dev
COPY . .
RUN node src/cli/onrecord.js --prepare-only && node src/web/build-web.ts

FROM node:24-bookworm-slim AS app
ENV NODE_ENV=production ONRECORD_DATA=/data ONRECORD_HOST=0.0.0.0
RUN install -d -o node -g node -m 0700 /data
WORKDIR /app
COPY --from=build --chown=root:root /app /app
USER node
VOLUME /data
ENTRYPOINT ["node", "src/cli/onrecord.js"]
CMD ["serve"]

FROM app AS crawler
USER root
RUN apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-core && rm -rf /var/lib/apt/lists/*
USER node
ENV CHROMIUM_PATH=/usr/bin/chromium
CMD ["crawl"]
