import { expect, test } from "vitest";
import { prune, seedsOf, sizeOfTree } from "./topic-tree.ts";

const leaf = (text: string) => ({ text, children: [] });
const TREE = [{ text: "shoes", children: [leaf("worn outdoors"), leaf("wrong size")] }, leaf("gifts")];

test("the size is known before anything is asked", () => {
  expect(sizeOfTree([4])).toEqual({ leaves: 4, calls: 1 });
  expect(sizeOfTree([4, 3])).toEqual({ leaves: 12, calls: 5 });
  expect(sizeOfTree([2, 3, 4])).toEqual({ leaves: 24, calls: 9 });
});

test("each leaf becomes a seed that names its seed", () => {
  expect(seedsOf("Returns: ", TREE)).toEqual(["Returns: shoes, worn outdoors", "Returns: shoes, wrong size", "Returns: gifts"]);
  expect(seedsOf("x".repeat(490), [leaf("y".repeat(90))])[0]).toHaveLength(500);
});

test("removing a node removes what is below; a topic that lost all its sub-topics is a leaf", () => {
  expect(seedsOf("Returns", prune(TREE, new Set(["0"])))).toEqual(["Returns: gifts"]);
  expect(seedsOf("Returns", prune(TREE, new Set(["0.0"])))).toEqual(["Returns: shoes, wrong size", "Returns: gifts"]);
  expect(seedsOf("Returns", prune(TREE, new Set(["0.0", "0.1", "1"])))).toEqual(["Returns: shoes"]);
});
