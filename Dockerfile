# One node of the service. The pages are built here; what runs has no build tools and writes nowhere but to /data.
# By version: pin the digest that you have checked (docker buildx imagetools inspect).
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY . .
RUN npm ci --no-audit --no-fund && node scripts/run.mjs build && npm prune --omit=dev --no-audit --no-fund

FROM ${NODE_IMAGE}
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data
WORKDIR /app
COPY --from=build --chown=root:root /app/package.json ./
COPY --from=build --chown=root:root /app/node_modules ./node_modules
COPY --from=build --chown=root:root /app/shared ./shared
COPY --from=build --chown=root:root /app/server ./server
COPY --from=build --chown=root:root /app/web-client/dist ./web-client/dist
COPY --from=build --chown=root:root /app/staff-console/dist ./staff-console/dist
# No program in the image makes its user another.
RUN find / -xdev -perm /6000 -type f -exec chmod a-s {} + && install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 8080
# Straight, so that signals reach it and it can stop gracefully.
CMD ["node", "server/src/main.ts"]
