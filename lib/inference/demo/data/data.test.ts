import { describe, expect, test } from "vitest";
import { getTemplate } from "../../../templates/index.ts";
import { CODE_TOPICS } from "./code/index.ts";
import { FRAMINGS as CODE_FRAMINGS, WISHES as CODE_WISHES, ENDINGS, SCENES } from "./code/parts.ts";
import { GUIDE_FRAMINGS, GUIDE_READERS, GUIDE_REASONS, GUIDE_WISHES } from "./custom/guide.ts";
import { CLOSINGS, DETAILS, MENTIONS, OPENINGS } from "./custom/parts.ts";
import { SUPPORT_TOPICS } from "./custom/support.ts";
import { SQL_TOPICS } from "./sql/index.ts";
import { ASKERS, FRAMINGS as SQL_FRAMINGS, WISHES as SQL_WISHES, STYLES } from "./sql/parts.ts";

test.each([
  ["code-generation", CODE_TOPICS],
  ["text-to-sql", SQL_TOPICS],
  ["custom", SUPPORT_TOPICS],
] as const)("every seed of %s has texts of its own", (id, topics) => {
  expect(topics.map(({ topic }) => topic)).toEqual(getTemplate(id).seeds);
});

describe("shared parts have 17 different alternatives", () => {
  const lists = { CODE_FRAMINGS, SCENES, ENDINGS, CODE_WISHES, SQL_FRAMINGS, ASKERS, STYLES, SQL_WISHES };
  const others = { OPENINGS, MENTIONS, DETAILS, CLOSINGS, GUIDE_FRAMINGS, GUIDE_READERS, GUIDE_REASONS, GUIDE_WISHES };
  test.each(Object.entries({ ...lists, ...others }))("%s", (_, list) => {
    expect(new Set(list.map((item) => JSON.stringify(item))).size).toBe(17);
  });
});

test("every framing holds the task", () => {
  for (const framing of [...CODE_FRAMINGS, ...SQL_FRAMINGS, ...GUIDE_FRAMINGS]) expect(framing).toMatch(/\$[tT]ask/);
  for (const framing of [...CODE_FRAMINGS, ...SQL_FRAMINGS, ...MENTIONS]) expect(framing).toContain("$topic");
});

test("every variable is used in the question, and none is missing", () => {
  const asks = [
    ...CODE_TOPICS.flatMap(({ tasks }) => tasks.map((task) => ({ text: task.task, all: JSON.stringify(task), variables: task.variables }))),
    ...SQL_TOPICS.flatMap(({ tasks }) => tasks.map((task) => ({ text: task.task, all: JSON.stringify(task), variables: task.variables }))),
    ...SUPPORT_TOPICS.flatMap(({ tasks }) =>
      tasks.map((task) => ({ text: task.ask, all: JSON.stringify(task), variables: task.variables })),
    ),
  ];
  for (const { text, all, variables } of asks) {
    const used = new Set([...all.matchAll(/\$([A-Za-z]+)/g)].map((match) => match[1] ?? ""));
    expect([...used].sort()).toEqual(Object.keys(variables ?? {}).sort());
    for (const values of Object.values(variables ?? {})) expect(new Set(values).size).toBe(values.length);
    if (!text.includes("$")) expect(all).not.toContain("$");
  }
});
