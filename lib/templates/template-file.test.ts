import { expect, test } from "vitest";
import { draftFor, TEMPLATES } from "./index.ts";
import { draftFromSettings, readSettings, readTemplateFile, settingsOf, writeTemplateFile } from "./template-file.ts";

const draft = () => ({ ...draftFor("intent-classification") });
const file = (change: Record<string, unknown> = {}) =>
  JSON.stringify({
    ...JSON.parse(writeTemplateFile({ name: "Mine", description: "For us.", settings: settingsOf(draft()) })),
    ...change,
  });

test.each(TEMPLATES)("what was exported is what is imported: $id", ({ id }) => {
  const settings = settingsOf(draftFor(id));
  const read = readTemplateFile(writeTemplateFile({ name: " Mine ", description: "", settings }), "mine.json");
  expect(read).toEqual({ name: "Mine", description: "", settings });
  expect(draftFromSettings(read.settings)).toEqual(draftFor(id));
});

test("neither model nor connection, files, name nor limit are part of it", () => {
  const secret = "s3cret-connection";
  const base = draft();
  const settings = settingsOf({
    ...base,
    configure: { ...base.configure, name: secret, modelId: secret, connectionId: crypto.randomUUID(), fileIds: [crypto.randomUUID()] },
    summary: { spendingLimit: 12.5 },
  });
  const text = writeTemplateFile({ name: "Mine", description: "", settings });
  expect(text).not.toMatch(/s3cret|connectionId|fileIds|spendingLimit|modelId/);
});

test("what a file leaves out has its template's default", () => {
  const { settings } = readTemplateFile(
    file({ settings: { template: "custom", workflow: "supervised-fine-tuning", prompt: { seeds: ["One"] } } }),
    "f",
  );
  expect(settings.prompt).toEqual({ ...draftFor("custom").prompt, seeds: ["One"] });
});

test.each<[string, string, RegExp]>([
  ["no JSON", "{", /“f\.json” is not correct JSON/],
  ["a list", "[1]", /is not a template of Seedloom/],
  ["another file", "{}", /is not a template of Seedloom/],
  ["a newer version", file({ version: 7 }), /is of version 7; this Seedloom reads version 1/],
  ["no version", file({ version: undefined }), /is of version \(none\)/],
  ["no name", file({ name: " " }), /“name” is wrong: Give the template a name/],
  ["no settings", file({ settings: null }), /“settings” is wrong/],
  ["an unknown template", file({ settings: { template: "poems", workflow: "supervised-fine-tuning" } }), /“settings\.template” is wrong/],
  ["a wrong field", file({ settings: { ...settingsOf(draft()), prompt: { seeds: "all" } } }), /“settings\.prompt\.seeds” is wrong/],
  ["a huge one", "x".repeat(2_000_001), /larger than 2 MB/],
])("%s is refused with a sentence", (_, text, message) => {
  expect(() => readTemplateFile(text, "f.json")).toThrow(message);
});

test("settings of an earlier version are completed", () => {
  const { prompt, ...rest } = settingsOf(draft());
  const { attributes: _, ...older } = prompt;
  expect(readSettings({ ...rest, prompt: older })).toEqual({ ...rest, prompt: { ...prompt, attributes: [] } });
});
