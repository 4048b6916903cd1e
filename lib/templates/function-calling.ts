import { USUAL_NEAR_DUPLICATES } from "../generation/config.ts";
import { label, object, text } from "./field.ts";
import { TEMPLATE_NAMES } from "./names.ts";
import { scale } from "./rubric.ts";
import type { Template } from "./template.ts";

export const FUNCTIONS = [
  "get_weather",
  "create_event",
  "set_reminder",
  "send_message",
  "convert_currency",
  "find_place",
  "play_music",
  "set_temperature",
  "none",
] as const;

const row = (request: string, name: (typeof FUNCTIONS)[number], given: Record<string, unknown>) => ({
  request,
  call: { name, arguments: JSON.stringify(given) },
});

/** What people ask an assistant, and the function call that does it. */
export const functionCalling: Template = {
  id: "function-calling",
  name: TEMPLATE_NAMES["function-calling"],
  description: "Requests to an assistant, each with the function to call and its arguments, to teach a model to use tools.",
  prompt: `Write requests of people to a personal assistant, each with the one function call that fulfils it, for the given situation.

The functions (arguments with ? may be left out):
- get_weather: city, day ("today", "tomorrow" or YYYY-MM-DD)
- create_event: title, date (YYYY-MM-DD), time (HH:MM), minutes?
- set_reminder: text, date (YYYY-MM-DD), time (HH:MM)
- send_message: to, text
- convert_currency: amount (number), from, to (three-letter codes)
- find_place: kind, near
- play_music: query
- set_temperature: room, celsius (number)
- none: no arguments; for requests that no function fulfils, or in which an argument that is needed is missing and cannot be known

Requirements:
- request is what a person says or types, from three words to a few sentences, with hesitations, side remarks and everyday expressions for time and amount. Today is Monday, 3 March 2025.
- call.name is one of the functions. call.arguments is one JSON object written as text, with exactly the arguments of that function, as {"city":"Oslo","day":"tomorrow"}.
- Values come from the request alone: dates are worked out from today, numbers are numbers, names are as the person said them. Never invent a value.
- About one request in eight is for none: chit-chat, an opinion, something that the functions cannot do, or a missing detail.
- Vary the function, the wording and the difficulty.`,
  databaseSchema: "",
  seeds: [
    "In the kitchen in the morning",
    "Planning a weekend away",
    "At the office",
    "Parents with small children",
    "Driving a car",
    "Organising a birthday",
    "On a business trip",
    "An evening with friends",
    "Looking after grandparents",
    "Training for a race",
    "Moving to a new flat",
    "Studying for exams",
    "At home on a winter evening",
    "Shopping abroad",
  ],
  examples: [
    row("do I need an umbrella in Bergen tomorrow?", "get_weather", { city: "Bergen", day: "tomorrow" }),
    row("Put lunch with Dana in my calendar, this Thursday at half past twelve, an hour should do.", "create_event", {
      title: "Lunch with Dana",
      date: "2025-03-06",
      time: "12:30",
      minutes: 60,
    }),
    row("tell Sam i'm stuck in traffic and they should start without me", "send_message", {
      to: "Sam",
      text: "I'm stuck in traffic, please start without me.",
    }),
    row("What are two hundred and fifty Swiss francs in pounds, roughly?", "convert_currency", { amount: 250, from: "CHF", to: "GBP" }),
    row("it's freezing in the bathroom, make it 23", "set_temperature", { room: "bathroom", celsius: 23 }),
    row("Remind me to call the school, please.", "none", {}),
    row("Do you think I should take the job in Lyon?", "none", {}),
  ],
  outputFields: [
    text("request", "What the person says."),
    object("call", "The function call that fulfils the request.", [
      label("name", "The function; none where no function fits.", FUNCTIONS),
      text("arguments", "One JSON object as text with the function's arguments; {} for none."),
    ]),
  ],
  rubric: {
    criteria: [
      scale(
        "Right function",
        "Is it the function that fulfils the request?",
        "A wrong function, or a call where there should be none.",
        "A function that does only a side of it.",
        "Defensible, another one fits as well.",
        "Right; the request could be read in another way too.",
        "Right, and nothing else could be.",
      ),
      scale(
        "Right arguments",
        "Are all arguments there, of the right type, taken from the request?",
        "Not a JSON object, or values that were made up.",
        "A needed argument is missing or wrong.",
        "One value is imprecise.",
        "All right; one is written in an unusual way.",
        "Exactly what the request gives, dates and numbers worked out.",
      ),
      scale(
        "Sounds real",
        "Would a person ask an assistant like this?",
        "A description of a call in words.",
        "All arguments listed as in a form.",
        "Plausible, without any detail of its own.",
        "Natural.",
        "Natural, and it takes understanding to find the values.",
      ),
    ],
  },
  defaults: {
    ...{ rowsPerSeed: 10, rowsPerCall: 5, temperature: 0.8, topK: null, topP: null, maxTokens: 4_096 },
    nearDuplicates: USUAL_NEAR_DUPLICATES,
  },
};
