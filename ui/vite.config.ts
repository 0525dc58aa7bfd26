import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  plugins: [react()],
  // The mock window is a thing of its own and must never be mistaken for the real one.
  build: {
    outDir: mode === "mock" ? "node_modules/.mock-dist" : "dist",
    target: "es2023",
    assetsInlineLimit: 0,
  },
  server: { port: 5173, strictPort: true, fs: { allow: [".."] } },
  test: {
    environment: "jsdom",
    setupFiles: ["tests/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.{ts,tsx}"],
    css: { include: [/tokens\.css/], modules: { classNameStrategy: "non-scoped" } },
    testTimeout: 60000,
  },
}));
