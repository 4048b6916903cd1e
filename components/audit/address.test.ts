import { expect, test } from "vitest";
import { auditHref, isNarrowed, parseAuditAddress } from "./address.ts";

const PERSON = "01890000-0000-7000-8000-000000000000";

test("an address says what of the log is shown, and leads back to itself", () => {
  const parameters = { person: PERSON, action: "sign-in", from: "2026-02-28", to: "2026-03-01", page: "3" };
  const address = parseAuditAddress(parameters);
  expect(address).toEqual({ ...parameters, page: 3 });
  expect(parseAuditAddress(Object.fromEntries(new URL(auditHref(address, { page: 3 }), "http://x").searchParams))).toEqual(address);
  expect(auditHref(address, { action: "" })).not.toContain("page");
});

test("what is malformed counts as not set", () => {
  const address = parseAuditAddress({ person: "me", action: "everything", from: "2026-02-30", to: "yesterday", page: "-1" });
  expect(address).toEqual({ person: "", action: "", from: "", to: "", page: 1 });
  expect(isNarrowed(address)).toBe(false);
  expect(auditHref(address)).toBe("/settings/audit");
});
