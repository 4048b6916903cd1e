import { expect, test } from "vitest";
import { type Actor, canChange, isVisibleTo, visibleTo } from "./actor.ts";

const alone: Actor = { id: "ada", role: "member", teamId: null };
const inTeam: Actor = { ...alone, teamId: "red" };
const owner: Actor = { ...inTeam, role: "owner" };

test("owners of the studio see all, people of a team what any of them made, others their own", () => {
  expect(visibleTo(owner)).toEqual({});
  expect(visibleTo(inTeam)).toEqual({ owner: { teamId: "red" } });
  expect(visibleTo({ ...inTeam, role: "viewer" })).toEqual({ owner: { teamId: "red" } });
  expect(visibleTo(alone)).toEqual({ ownerId: "ada" });
});

test("what was read already follows the same rule", () => {
  const own = { id: "ada", teamId: null };
  const reds = { id: "rosa", teamId: "red" };
  const blues = { id: "ben", teamId: "blue" };
  const nobodys = { id: "max", teamId: null };
  const seen = (actor: Actor) => [own, reds, blues, nobodys].map((keeper) => isVisibleTo(actor, keeper));
  expect(seen(owner)).toEqual([true, true, true, true]);
  expect(seen(inTeam)).toEqual([false, true, false, false]);
  expect(seen(alone)).toEqual([true, false, false, false]);
});

test("everybody changes things but viewers", () => {
  expect([owner, inTeam, { ...inTeam, role: "viewer" as const }].map(canChange)).toEqual([true, true, false]);
});
