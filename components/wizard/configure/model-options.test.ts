import { expect, test } from "vitest";
import { matchModels } from "./model-options.ts";

const models = [
  { id: "meta.llama3-70b", name: "Llama 3 70B" },
  { id: "amazon.nova-lite", name: "Nova Lite" },
  { id: "amazon.nova-pro", name: "Nova Pro" },
];
const ids = (typed: string) => matchModels(models, typed).map((model) => model.id);

test("nothing typed shows all", () => expect(ids("  ")).toHaveLength(3));
test("words match id and name, in any order and case", () => expect(ids("PRO amazon")).toEqual(["amazon.nova-pro"]));
test("a chosen model leaves the others to be seen", () => expect(ids("amazon.nova-lite")).toHaveLength(3));
test("an id that nobody lists matches none", () => expect(ids("my-own-model")).toEqual([]));
