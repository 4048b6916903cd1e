import { expect, test } from "vitest";
import { topicOf } from "./draft.ts";

test.each([
  ["Questions about\n rain.", "Questions about rain"],
  ["...", "..."],
  [`${"word ".repeat(60)}end`, `${"word ".repeat(40).trim()}…`],
  ["x".repeat(300), `${"x".repeat(200)}…`],
])("the topic of a user prompt is its beginning, without a full stop", (prompt, topic) => {
  expect(topicOf(prompt)).toBe(topic);
});
