import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    include: [
      "lib/**/*.test.ts",
      "components/**/*.test.ts",
      "app/**/*.test.ts",
      "scripts/**/*.test.ts",
      "e2e/inference-server/**/*.test.ts",
    ],
    // Starts one PostgreSQL for all integration tests; each test file gets a database of its own (e2e/database.ts).
    globalSetup: ["e2e/global-setup.ts"],
    pool: "forks",
    // Vitest leaves one processor free, and of two that is half: many tests wait for a database or for a clock.
    maxWorkers: "100%",
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
