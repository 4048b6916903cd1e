import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type CurlRequest, curlExample, curlVariables } from "./curl.ts";

const request = (own: Partial<CurlRequest>): CurlRequest => ({
  ...{ method: "GET", path: "/v1/things", query: "", body: null, keyed: true },
  ...own,
});
const at = (own: Partial<CurlRequest>) => curlExample(request(own), "http://studio:3000");

/** What curl would be given, by a shell that runs the example. */
function run(own: Partial<CurlRequest>, variables: Record<string, string> = {}): { args: string[]; input: string } {
  const folder = mkdtempSync(join(tmpdir(), "seedloom-curl-"));
  const seen = 'printf "%s\\n" "$@"; printf "%s\\n" ---; case "$*" in *@-*) cat ;; esac\n';
  writeFileSync(join(folder, "curl"), `#!/bin/sh\n${seen}`, { mode: 0o755 });
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}`, API_KEY: "sl_key", ...variables };
  const [args = "", input = ""] = execFileSync("sh", ["-c", at(own)], { env, encoding: "utf8" }).split("---\n");
  return { args: args.trimEnd().split("\n"), input };
}

test("a GET has its key, its parameters and its query", () => {
  expect(run({ path: "/v1/things/{id}/rows", query: "state=approved&limit=2" }, { ID: "t1" }).args).toEqual([
    "http://studio:3000/v1/things/t1/rows?state=approved&limit=2",
    ...["-H", "Authorization: Bearer sl_key"],
  ]);
  expect(curlVariables(request({ path: "/v1/things/{exampleId}", query: "of={FILE}" }))).toEqual(["API_KEY", "EXAMPLE_ID", "FILE"]);
});

test("what needs no key sends none, and a method without a body is named", () => {
  expect(run({ keyed: false }).args).toEqual(["http://studio:3000/v1/things"]);
  expect(run({ method: "DELETE" }).args.slice(0, 2)).toEqual(["-X", "DELETE"]);
  expect(run({ method: "POST" }).args.slice(0, 2)).toEqual(["-X", "POST"]);
});

test("a body arrives as it stands, whatever a shell would make of it", () => {
  const json = JSON.stringify({ a: "it's $HOME and `id`", b: 'a "quoted" \\ line\n', c: "{{topic}}" }, null, 2);
  expect(JSON.parse(run({ method: "POST", body: { json } }).input)).toEqual(JSON.parse(json));
});

test("variables take the places in a body, and nothing else changes in it", () => {
  const body = { connectionId: "{CONNECTION}", a: "it's $HOME and `id`", b: 'a "quoted" \\ line\n', c: "{{topic}}" };
  const own = { method: "PUT", body: { json: JSON.stringify(body, null, 2) } };
  expect(JSON.parse(run(own, { CONNECTION: "c-1" }).input)).toEqual({ ...body, connectionId: "c-1" });
  expect(curlVariables(request(own))).toEqual(["API_KEY", "CONNECTION"]);
});

test("bytes come from a file", () => {
  expect(run({ method: "PATCH", body: "file" }, { FILE: "rows.csv" }).args.slice(-2)).toEqual(["--data-binary", "@rows.csv"]);
});
