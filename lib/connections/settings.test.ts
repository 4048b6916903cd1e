import { expect, test } from "vitest";
import { PRESET_IDS, PRESETS } from "./presets.ts";
import { connectionInput, destinationOf } from "./settings.ts";

const valid = { provider: "openai", name: " Lab ", preset: "other", baseUrl: "http://host.example/v1/", apiKey: " key\n" };
const fieldsOf = (input: unknown) => connectionInput.safeParse(input).error?.issues.map(({ path }) => path.join(".")) ?? [];

test("trims what is typed and fills in what is left out", () => {
  expect(connectionInput.parse(valid)).toEqual({
    provider: "openai",
    name: "Lab",
    maxConcurrency: null,
    preset: "other",
    baseUrl: "http://host.example/v1",
    apiKey: "key",
    removeKey: false,
    headers: [],
  });
  expect(
    connectionInput.parse({ provider: "bedrock", name: "A", region: "us-gov-west-1", credentials: "machine", endpointUrl: "" }),
  ).toMatchObject({
    endpointUrl: null,
    accessKeyId: "",
  });
});

test.each([
  [{ ...valid, name: " " }, "name"],
  [{ ...valid, baseUrl: "host.example" }, "baseUrl"],
  [{ ...valid, baseUrl: "http://169.254.169.254/" }, "baseUrl"],
  [{ ...valid, apiKey: "two words" }, "apiKey"],
  [{ ...valid, maxConcurrency: 0 }, "maxConcurrency"],
  [{ ...valid, headers: [{ name: "X A", value: "1" }] }, "headers.0.name"],
  [{ ...valid, headers: [{ name: "Host", value: "1" }] }, "headers.0.name"],
  [{ ...valid, headers: [{ name: "X-A", value: "1\r\nX-B: 2" }] }, "headers.0.value"],
  [
    {
      ...valid,
      headers: [
        { name: "X-A", value: "1" },
        { name: "x-a", value: "2" },
      ],
    },
    "headers",
  ],
  [{ provider: "bedrock", name: "A", region: "Virginia", credentials: "machine" }, "region"],
  [{ provider: "bedrock", name: "A", region: "us-east-1", credentials: "machine", endpointUrl: "vpce" }, "endpointUrl"],
  [{ provider: "demo", name: "A" }, "provider"],
])("%o is wrong at %s", (input, field) => {
  expect(fieldsOf(input)).toEqual([field]);
});

test("a changed path is the same destination, a changed host or port is not", () => {
  const at = (baseUrl: string) => destinationOf(connectionInput.parse({ ...valid, baseUrl }));
  expect(at("http://host.example/v1")).toBe(at("http://host.example/v2"));
  expect(at("http://host.example/v1")).not.toBe(at("http://host.example:81/v1"));
  expect(at("http://host.example/v1")).not.toBe(at("https://host.example/v1"));
});

test("every preset with an address has one that is taken as it stands", () => {
  for (const id of PRESET_IDS) {
    const { baseUrl, hint } = PRESETS[id];
    if (baseUrl) expect(connectionInput.parse({ ...valid, baseUrl })).toMatchObject({ baseUrl });
    expect(hint).toMatch(/\.$/);
  }
});
