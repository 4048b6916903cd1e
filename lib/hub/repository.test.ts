import { expect, test } from "vitest";
import { repositoryId, repositoryProblem } from "./repository.ts";

test.each(["ada/pairs", "acme-inc/My_data.v2", "a/b", `ada/${"x".repeat(96)}`])("%s is a name", (id) => {
  expect(repositoryProblem(id)).toBeNull();
});

test.each([
  ["", /Enter a name/],
  ["pairs", /Enter a name/],
  ["ada/", /Enter a name/],
  ["ada/pairs/more", /Enter a name/],
  ["ada/two words", /Only letters/],
  ["ada/größe", /Only letters/],
  ["ada/-pairs", /neither begins nor ends/],
  ["ada/pairs.", /neither begins nor ends/],
  ["ada/a--b", /no -- and no \.\./],
  ["ada/a..b", /no -- and no \.\./],
  ["ada/pairs.git", /\.git/],
  ["../pairs", /neither begins/],
  [`ada/${"x".repeat(97)}`, /at most 96/],
])("%j is none, and the sentence says why", (id, problem) => {
  expect(repositoryProblem(id)).toMatch(problem);
  expect(repositoryId.safeParse(id).error?.issues[0]?.message).toMatch(problem);
});
