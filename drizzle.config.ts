import { defineConfig } from 'drizzle-kit';

export default defineConfig({ dialect: 'postgresql', schema: './src/io/db/schema.ts', out: './src/io/db/migrations' });
