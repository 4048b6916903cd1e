import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parseEnvironment, VARIABLES } from "./env.ts";

test("an empty environment gives the defaults, and an empty variable counts as not set", () => {
  const defaults = parseEnvironment({});
  expect(defaults).toMatchObject({ PORT: 3000, HOST: "127.0.0.1", WORKERS: 1, DATA_DIR: resolve(".data"), LOG_LEVEL: "info" });
  expect(defaults.DATABASE_URL).toBeUndefined();
  expect(parseEnvironment({ PORT: "", DATABASE_URL: "", SEEDLOOM_SECRET: "" })).toEqual(defaults);
});

test("values are read as what they are", () => {
  const environment = parseEnvironment({ PORT: "8080", WORKERS: "0", SEEDLOOM_TRUST_PROXY: "true", DATABASE_URL: "postgres://a:b@c/d" });
  expect(environment).toMatchObject({ PORT: 8080, WORKERS: 0, SEEDLOOM_TRUST_PROXY: true, DATABASE_URL: "postgres://a:b@c/d" });
});

test.each([
  ["PORT", "0"],
  ["PORT", "65536"],
  ["PORT", "80.5"],
  ["PORT", "http"],
  ["WORKERS", "-1"],
  ["WORKERS", "many"],
  ["DATABASE_URL", "mysql://localhost/x"],
  ["DATABASE_URL", "localhost"],
  ["SEEDLOOM_SECRET", "short"],
  ["SEEDLOOM_URL", "ftp://example.org"],
  ["SEEDLOOM_TRUST_PROXY", "yes"],
  ["OIDC_ISSUER", "example"],
  ["LOG_LEVEL", "loud"],
  ["LOG_PROMPTS", "sometimes"],
  ["METRICS_TOKEN", "short"],
])("%s=%s is refused in one sentence that names the variable", (name, value) => {
  expect(() => parseEnvironment({ [name]: value })).toThrow(
    expect.objectContaining({
      code: "bad-input:environment",
      field: name,
      message: expect.stringMatching(`^The variable ${name} is wrong: .+\\.$`),
    }),
  );
});

test("a variable of ours that does not exist is refused; other programs' variables are not looked at", () => {
  expect(() => parseEnvironment({ SEEDLOOM_SECRTE: "x" })).toThrow("There is no variable SEEDLOOM_SECRTE");
  expect(() => parseEnvironment({ OIDC_CLIENT: "x" })).toThrow("There is no variable OIDC_CLIENT");
  expect(() => parseEnvironment({ EDITOR: "vi", PATH: "/bin" })).not.toThrow();
});

test("OpenID Connect is configured whole or not at all", () => {
  const whole = { OIDC_ISSUER: "https://id.example.org", OIDC_CLIENT_ID: "seedloom", OIDC_CLIENT_SECRET: "s" };
  expect(() => parseEnvironment(whole)).not.toThrow();
  expect(() => parseEnvironment({ ...whole, OIDC_CLIENT_SECRET: undefined })).toThrow(/together/);
});

test("README.md explains every variable", async () => {
  const readme = await readFile(join(import.meta.dirname, "../README.md"), "utf8");
  expect(VARIABLES.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});
