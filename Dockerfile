FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json ./
COPY src src
COPY workers workers
# Compiles and then drops the compiler. Optional dependencies stay: the native parts for this platform are such.
RUN npm ci && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 ENTENTE_DATA_DIR=/data
RUN install -d -o node -g node /data
WORKDIR /app
COPY --from=build /app ./
COPY config config
USER node
VOLUME /data
EXPOSE 8480
ENTRYPOINT ["node", "dist/src/main.js"]
CMD ["up"]
