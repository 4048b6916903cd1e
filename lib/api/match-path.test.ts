import { describe, expect, it } from "vitest";
import { z } from "zod";
import { matchPath } from "./match-path.ts";
import { type Method, type Operation, operation } from "./operation.ts";

const at = (method: Method, path: `/v1/${string}`): Operation =>
  operation({
    ...{ id: `${method} ${path}`, method, path, tag: "Test", summary: "Test", scope: "read", status: 200 },
    ...{ answer: z.object({}), run: async () => ({}) },
  });

const OPERATIONS = [
  at("GET", "/v1/things"),
  at("POST", "/v1/things"),
  at("GET", "/v1/things/{id}"),
  at("GET", "/v1/things/q"),
  at("GET", "/v1/things/{id}/parts/{part}"),
];
const find = (path: string) => {
  const match = matchPath(OPERATIONS, path);
  return match && { ids: match.operations.map(({ id }) => id), params: match.params };
};

describe("matchPath", () => {
  it("finds all methods of a path, with or without a slash at its end", () => {
    const both = { ids: ["GET /v1/things", "POST /v1/things"], params: {} };
    expect(find("/v1/things")).toEqual(both);
    expect(find("/v1/things/")).toEqual(both);
  });

  it("takes a path's own words before its parameters", () => {
    expect(find("/v1/things/q")).toEqual({ ids: ["GET /v1/things/q"], params: {} });
    expect(find("/v1/things/r")).toEqual({ ids: ["GET /v1/things/{id}"], params: { id: "r" } });
  });

  it("decodes parameters, and finds nothing where they cannot be decoded", () => {
    expect(find("/v1/things/a%2Fb/parts/%C3%A4")?.params).toEqual({ id: "a/b", part: "ä" });
    expect(find("/v1/things/%E0%A4%A")).toBeNull();
    expect(find("/v1/things//parts/x")).toBeNull();
    expect(find("/v1/other")).toBeNull();
    expect(find("/v1")).toBeNull();
  });
});
