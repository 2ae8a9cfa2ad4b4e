FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json ./
COPY src src
COPY workers workers
RUN npm ci && npm prune --omit=dev --omit=optional --ignore-scripts

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
COPY --from=build --chown=node:node /app ./
COPY --chown=node:node config config
USER node
EXPOSE 8480
ENTRYPOINT ["node", "dist/src/main.js"]
CMD ["up"]
