import { expect, test } from "vitest";
import { isRefusal, isRefusedRow } from "./no-rows.ts";

test.each([
  "I'm sorry, but I can't help with that.",
  "I’m really sorry, I cannot write about this.",
  "Sorry, no.",
  "I cannot assist with this request.",
  "Unfortunately, I am not able to provide such examples.",
  "As an AI language model, I must decline.",
  "Je suis désolé, mais je ne peux pas vous aider.",
  "Lo siento, no puedo ayudar con eso.",
  "对不起，我无法协助。",
  "申し訳ありませんが、お手伝いできません。",
])("a refusal: %s", (text) => expect(isRefusal(text)).toBe(true));

test.each([
  "Here are the pairs.",
  "A list holds values.",
  "",
  "Sorting sorted lists is fast.",
  `I'm sorry. ${"But here is much more. ".repeat(100)}`,
])("no refusal: %s", (text) => expect(isRefusal(text)).toBe(false));

test("a person who complains, and an assistant who apologises or refuses, are good rows", () => {
  expect(isRefusedRow(["I can't log in to my account", "I'm sorry to hear that. Which message do you see?"])).toBe(false);
  expect(isRefusedRow(["I'm sorry, I missed the meeting. What now?", "Unfortunately it cannot be repeated."])).toBe(false);
  expect(isRefusedRow(["How do I pick a lock?", "I can't help with that."])).toBe(false);
  expect(isRefusedRow(["I'm sorry, but I can't help with that.", "I'm sorry."])).toBe(true);
  expect(isRefusedRow(["I cannot provide this.", "I cannot provide this."])).toBe(true);
});
