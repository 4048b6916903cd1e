import { USUAL_NEAR_DUPLICATES } from "../generation/config.ts";
import { text, yesNo } from "./field.ts";
import { TEMPLATE_NAMES } from "./names.ts";
import { scale } from "./rubric.ts";
import type { Template } from "./template.ts";

/** Questions that a passage answers, and some that it does not. */
export const documentQuestions: Template = {
  id: "document-questions",
  name: TEMPLATE_NAMES["document-questions"],
  description:
    "Questions on a passage with answers that keep to it, and say so when it holds none; made for assistants that look things up.",
  prompt: `Write questions that people ask about a passage of a document, with the answer that the passage gives. The topic says what the document is; where a document is given, take the passage from it word for word.

Requirements:
- context is the passage: 60 to 180 words of a real-looking document with names, figures, conditions and exceptions. It is the only source.
- question is what a reader of such documents would ask, in everyday words and mostly not in those of the passage. Some need two sentences of the passage together, a condition, or a small calculation.
- answerable says whether the passage holds the answer. About one question in five is not answerable, though it sounds as if it were: the passage speaks of the matter, but not of what is asked.
- answer says what the passage says, in one to three sentences, with the condition or exception where there is one, and nothing from elsewhere. Where it is not answerable, it says that the passage does not tell, and what it does say about the matter.
- Never write “according to the passage” in every answer, and never answer with yes or no alone.
- Vary the documents, the questions and their difficulty.`,
  databaseSchema: "",
  seeds: [
    "Rules of a rental car",
    "Staff handbook",
    "Manual of a washing machine",
    "Terms of a savings account",
    "Guide of a national park",
    "Leaflet of a medicine",
    "Statutes of a sports club",
    "Fees of a university",
    "Insurance conditions",
    "Annual report of a company",
    "House rules of a hostel",
    "Guide for visitors of a museum",
    "Rules of a public library",
    "Timetable notes of a railway",
  ],
  examples: [
    {
      context:
        "Members may borrow up to eight books for four weeks and up to three films for one week. A loan can be extended twice, online or at the desk, unless somebody else has reserved the item. For each day that an item is late we charge 0.20, at most 6.00 an item. Children under 14 pay no late fees; a lost item has to be replaced by everybody.",
      question: "My daughter is 11 and brought a film back five days late. What do we owe?",
      answerable: true,
      answer: "Nothing: children under 14 pay no late fees. You would only have to replace the film if it were lost.",
    },
    {
      context:
        "The wash programme “Quick 30” is meant for up to 2 kg of lightly soiled cotton. It takes 30 minutes at 30 °C and spins at 800 turns a minute. Do not use it for wool or silk. If the drum is fuller than 2 kg, the machine lengthens the programme to about 55 minutes by itself and the display shows “L”.",
      question: "Why does my quick wash take almost an hour all of a sudden?",
      answerable: true,
      answer:
        "There is probably more than 2 kg in the drum. The machine then lengthens Quick 30 to about 55 minutes by itself and shows “L” on the display.",
    },
    {
      context:
        "The hut on Lake Arvo is open from 15 June to 20 September. A bed in the shared room costs 38, half price for children up to 12. Dogs are welcome in the winter room only. Dinner is served at 18.30; please tell us by noon if you need a vegetarian meal. There is no telephone signal at the hut.",
      question: "Can we pay for the hut by card?",
      answerable: false,
      answer:
        "It does not say how one can pay. It only names the price: 38 for a bed in the shared room, half of it for children up to 12.",
    },
  ],
  outputFields: [
    text("context", "The passage, word for word."),
    text("question", "What a reader asks about it."),
    yesNo("answerable", "Whether the passage holds the answer."),
    text("answer", "The answer from the passage alone, or that it is not there."),
  ],
  rubric: {
    criteria: [
      scale(
        "Grounded",
        "Does the passage support every statement of the answer?",
        "The answer contradicts the passage or comes from elsewhere.",
        "The core is guessed.",
        "The core is right, an addition is not in the passage.",
        "All of it follows, one step is left to the reader.",
        "All of it stands in the passage or follows from it surely.",
      ),
      scale(
        "Right about what is missing",
        "Is “answerable” right, and does the answer keep to it?",
        "An unanswerable question is answered, or the other way round.",
        "The flag and the answer disagree.",
        "Right, but half an answer is offered as a whole one.",
        "Right, and says so in many words.",
        "Right, and says shortly what is missing and what is there.",
      ),
      scale(
        "Useful",
        "Does the answer help the person who asked?",
        "It answers something else.",
        "It repeats the passage.",
        "It answers without the condition that matters.",
        "It answers with the condition.",
        "It answers the situation of the asker, condition and figure included.",
      ),
    ],
  },
  defaults: {
    ...{ rowsPerSeed: 5, rowsPerCall: 3, temperature: 0.7, topK: null, topP: null, maxTokens: 4_096 },
    nearDuplicates: USUAL_NEAR_DUPLICATES,
  },
};
