// The vocabulary of the answers. Sixteen of each, so that a row's number can be read as four hexadecimal digits.

/** Names are made of these two; a row has six of them, so that no two rows are near copies however many there are. */
export const FIRST_NAMES = (
  "amber arid azure bitter blunt brisk broad bronze calm clever cobalt copper crimson dapper distant dusty eager early empty even faint fertile " +
  "fragile frosty gentle gilded golden grand hidden hollow humble idle ivory jolly keen late lively loyal lunar mellow mild misty modest narrow " +
  "noble northern olive pale patient plain polar quiet rapid rugged rustic sandy silent slender sober solar stout tidy velvet"
).split(" ");

export const LAST_NAMES = (
  "anchor anvil apple arrow badger barley basin beacon birch bridge canal candle castle cedar clover comet compass cradle dagger delta ember falcon " +
  "feather ferry fiddle fountain garden glacier granite hammer harbour heron hinge island juniper kettle ladder lantern lentil lobster magnet maple " +
  "meadow mill mirror nettle oar orchard otter parcel pebble pepper pillar quarry raven ribbon saddle sparrow spindle teapot thistle tunnel violin walnut"
).split(" ");

export const TASKS = [
  "Explain",
  "Design a solution for",
  "Compare two approaches to",
  "Find the mistake in a first attempt at",
  "Give a step-by-step plan for",
  "Write a checklist for",
  "Summarise the trade-offs of",
  "Teach a newcomer about",
  "Show a worked example of",
  "List the usual pitfalls of",
  "Describe how to measure",
  "Draft a policy for",
  "Estimate the effort of",
  "Refactor an old version of",
  "Answer a customer's question about",
  "Review a colleague's proposal for",
] as const;

export const SETTINGS = [
  "in a regional hospital",
  "for an online bookshop",
  "at a logistics company with forty depots",
  "inside a mobile banking app",
  "for a university's research group",
  "on a factory floor with old machines",
  "in a volunteer organisation",
  "for a weather service",
  "at a subscription music platform",
  "in a city's transport office",
  "for a small accounting firm",
  "at a wind farm operator",
  "in a museum's archive",
  "for a food delivery start-up",
  "at a telecommunications provider",
  "in a national library",
] as const;

export const CONSTRAINTS = [
  "when the budget is nearly spent",
  "with data that arrives late and out of order",
  "so that an auditor can follow every step",
  "without any downtime",
  "for readers who have never seen it before",
  "when only one person may see personal details",
  "with a team of three and two weeks",
  "so that it still works when the network is gone",
  "on hardware from ten years ago",
  "when the volume triples every winter",
  "with rules that differ from country to country",
  "so that a mistake can be undone the same day",
  "when half of the records are duplicates",
  "under a strict limit of memory",
  "with results that must be repeatable",
  "while two older systems stay in use",
] as const;

export const FINDINGS = [
  "start with the smallest part that can be checked alone",
  "write down what must never change before touching anything",
  "measure first, because intuition is usually wrong about the slow part",
  "keep the raw input, so that every later step can be run again",
  "name an owner for each decision and a date to look at it again",
  "prefer a boring tool that the team already knows",
  "separate reading from changing, and test them apart",
  "make the common case fast and the rare case correct",
  "ask two people from different teams to try it without help",
  "reject bad records early and tell the sender why",
  "store the reason next to the result",
  "limit how much can go wrong at once by working in small lots",
  "compare with last month's figures before anyone relies on it",
  "leave the old path open until the new one has run for a week",
  "agree on one definition of done and write it at the top",
  "automate the check, not only the work",
] as const;

export const ASPECTS = [
  "first steps with",
  "common errors in",
  "performance of",
  "security of",
  "testing",
  "documentation for",
  "edge cases of",
  "migration of",
  "monitoring of",
  "cost control for",
  "accessibility of",
  "data quality in",
  "automation of",
  "teaching",
  "history of",
  "ethics of",
] as const;
