import { expect, test } from "vitest";
import { splitSeeds } from "./split-seeds.ts";

test("one seed a line, whatever ends the lines", () =>
  expect(splitSeeds("one\r\ntwo\rthree\nfour")).toEqual(["one", "two", "three", "four"]));
test("empty lines and space around a seed go", () => expect(splitSeeds("\n  one \n\n\ttwo\n")).toEqual(["one", "two"]));
test("list marks go, numbers and dashes that belong to the seed stay", () =>
  expect(splitSeeds("- one\n* two\n• three\n4. four\n5) five\n2024 budget\nt-test\n3.5 mm")).toEqual([
    "one",
    "two",
    "three",
    "four",
    "five",
    "2024 budget",
    "t-test",
    "3.5 mm",
  ]));
