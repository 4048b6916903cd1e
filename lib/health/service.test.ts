import { expect, test } from "vitest";
import { findingOf } from "./provider-services.ts";
import { healthOf, publicHealth, type Service } from "./service.ts";

const service = (changes: Partial<Service>): Service => ({
  ...{
    name: "PostgreSQL",
    type: "internal",
    impactMessage: "All of it",
    isEssential: true,
    advice: "Look",
    isAvailable: true,
    message: "",
  },
  ...changes,
});

test("healthy with all, degraded without something, unhealthy without something essential", () => {
  const workers = service({ name: "Job workers", isEssential: false });
  expect(healthOf([service({}), workers])).toBe("healthy");
  expect(healthOf([service({}), { ...workers, isAvailable: false }])).toBe("degraded");
  expect(healthOf([service({ isAvailable: false }), workers])).toBe("unhealthy");
  expect(healthOf([service({ isAvailable: false }), { ...workers, isAvailable: false }])).toBe("unhealthy");
});

test("the public answer has the fields that are promised and no others, and names hosts only", () => {
  const provider = { name: "OpenAI", type: "external", isEssential: false, endpoint: "api.openai.com", advice: "“Key of Ada”" } as const;
  const answer = publicHealth([
    service({ message: "hidden", error: new Error("hidden") }),
    service({ ...provider, message: "hidden" }),
    service({ ...provider, isAvailable: false, message: "hidden" }),
  ]);
  expect(answer).toEqual({
    health: "degraded",
    upstreamServices: [
      { name: "PostgreSQL", type: "internal", impactMessage: "All of it", status: { isAvailable: true }, sla: null },
      {
        ...{ name: "OpenAI", type: "external", impactMessage: "All of it", status: { isAvailable: false } },
        ...{ endpoint: "api.openai.com", sla: null },
      },
    ],
  });
});

test.each([
  [200, true, ""],
  [401, true, /does not accept the key \(status 401\)/],
  [403, true, /does not accept the key/],
  [429, true, /busy/],
  [529, true, /busy/],
  [404, true, /not with a list/],
  [302, true, /not with a list/],
  [500, false, /error of its own/],
  [502, false, /error of its own/],
  [503, false, /error of its own/],
])("a provider that answers %i is there: %s", (status, isAvailable, message) => {
  expect(findingOf(status)).toEqual({ isAvailable, message: message === "" ? "" : expect.stringMatching(message) });
});
