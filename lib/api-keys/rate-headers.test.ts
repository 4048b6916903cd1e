import { expect, test } from "vitest";
import { rateHeaders } from "./rate-headers.ts";

test("a client is told its limit and what is left of it", () => {
  expect(rateHeaders({ allowed: true, limit: 600, remaining: 599, resetSeconds: 42 })).toEqual({
    "RateLimit-Policy": '"default";q=600;w=60',
    RateLimit: '"default";r=599;t=42',
  });
});

test("a request that was refused says when to come again", () => {
  expect(rateHeaders({ allowed: false, limit: 2, remaining: 0, resetSeconds: 7 })).toMatchObject({
    RateLimit: '"default";r=0;t=7',
    "Retry-After": "7",
  });
});
