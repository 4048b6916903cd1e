import { expect, test } from "vitest";
import { fillRequest, namesToFill } from "./prepare.ts";

const path = "/v1/things/{id}/rows";
const json = '{"connectionId":"{CONNECTION}","prompt":"{{topic}}"}';

test("what is to be filled in are the path's parameters and the placeholders that still stand there", () => {
  expect(namesToFill({ path }, { query: "of={FILE}", json })).toEqual(["id", "FILE", "CONNECTION"]);
  expect(namesToFill({ path }, { query: "", json: "{}" })).toEqual(["id"]);
});

test("values are written as their places need it", () => {
  const values = { id: "a/b", FILE: "x&y", CONNECTION: 'a "c"' };
  expect(fillRequest({ path }, { values, query: "?of={FILE}", json })).toEqual({
    address: "/v1/things/a%2Fb/rows?of=x%26y",
    json: '{"connectionId":"a \\"c\\"","prompt":"{{topic}}"}',
  });
});
