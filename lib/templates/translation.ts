import { USUAL_NEAR_DUPLICATES } from "../generation/config.ts";
import { TEMPLATE_NAMES } from "./names.ts";
import { scale } from "./rubric.ts";
import type { Template } from "./template.ts";

/** Texts and their translations as a native speaker would write them. */
export const translation: Template = {
  id: "translation",
  name: TEMPLATE_NAMES.translation,
  description: "Short texts with their translation, English to German as it stands here, for any pair of languages and your own terms.",
  prompt: `Write pairs of a short English text with the request to translate it into German, and its German translation, about the given topic.

Requirements:
- The prompt is “Translate into German:” followed by the text; sometimes it names the reader or the tone (“for a website”, “to a friend”, “formal”).
- The text has one to five sentences as people really write them: messages, notices, instructions, product texts, dialogue. Some hold idioms, names, numbers, units, dates or placeholders such as {name}.
- The completion is the translation only, as a native speaker of German would have written it: meaning and tone before words.
- Choose “Sie” or “du” by the situation and keep to it. Names, placeholders and code stay as they are; dates, decimal signs and quotation marks follow German usage.
- Nothing is left out, added or explained.
- Vary the kind of text, its length and its difficulty.`,
  databaseSchema: "",
  seeds: [
    "At the doctor's",
    "Renting a flat",
    "Instructions for a device",
    "Travel and timetables",
    "Messages between friends",
    "Job applications",
    "Menus and recipes",
    "Terms of a contract",
    "Notices at work",
    "Online shop texts",
    "School and parents",
    "Weather and warnings",
    "Sports reports",
    "Museum guides",
  ],
  examples: [
    {
      prompt:
        "Translate into German (notice in a surgery):\n\nPlease have your insurance card ready. If you have a cough, let us know at the desk before you sit down.",
      completion:
        "Bitte halten Sie Ihre Versichertenkarte bereit. Wenn Sie Husten haben, sagen Sie uns bitte an der Anmeldung Bescheid, bevor Sie Platz nehmen.",
    },
    {
      prompt: "Translate into German:\n\nhey, running late again, my bad! grab us a table by the window? be there at ten past 8",
      completion: "Hey, ich bin schon wieder zu spät dran, sorry! Schnappst du uns einen Tisch am Fenster? Bin um zehn nach acht da.",
    },
    {
      prompt:
        "Translate into German, formal:\n\nDear {name},\n\nthe rent of $1,250.50 is due on 03/05/2025 at the latest. Should you be unable to pay on time, please contact us beforehand.",
      completion:
        "Guten Tag {name},\n\ndie Miete in Höhe von 1.250,50 $ ist spätestens am 5. März 2025 fällig. Sollten Sie nicht rechtzeitig zahlen können, nehmen Sie bitte vorher Kontakt mit uns auf.",
    },
    {
      prompt:
        "Translate into German (product text):\n\nLight as a feather, tough as nails: the new Ridge 30 carries everything you need for a weekend in the hills.",
      completion: "Federleicht und unverwüstlich: In den neuen Ridge 30 passt alles, was man für ein Wochenende in den Bergen braucht.",
    },
  ],
  outputFields: null,
  rubric: {
    criteria: [
      scale(
        "Meaning",
        "Does the translation say what the text says?",
        "It says something else.",
        "An important part is wrong or missing.",
        "The sense is there, a detail is wrong.",
        "All of it is right, one shade differs.",
        "Nothing lost, nothing added.",
      ),
      scale(
        "Natural",
        "Would a native speaker have written it so?",
        "Not understandable.",
        "Word for word, clearly a translation.",
        "Correct, in places stiff.",
        "Reads well, one phrase is unusual.",
        "Reads as if it had been written in that language.",
      ),
      scale(
        "Tone and form",
        "Are address, tone, names, numbers and placeholders as they should be?",
        "Wrong throughout.",
        "Form of address or placeholders are broken.",
        "One slip in tone or format.",
        "Right, with a format that is only uncommon.",
        "Right in every detail.",
      ),
    ],
  },
  defaults: {
    ...{ rowsPerSeed: 10, rowsPerCall: 5, temperature: 0.8, topK: null, topP: null, maxTokens: 4_096 },
    nearDuplicates: USUAL_NEAR_DUPLICATES,
  },
};
