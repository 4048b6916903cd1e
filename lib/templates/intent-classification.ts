import { USUAL_NEAR_DUPLICATES } from "../generation/config.ts";
import { label, text } from "./field.ts";
import { TEMPLATE_NAMES } from "./names.ts";
import { scale } from "./rubric.ts";
import type { Template } from "./template.ts";

export const INTENTS = [
  "order_status",
  "change_or_cancel",
  "refund",
  "payment_problem",
  "account_access",
  "product_question",
  "complaint",
  "speak_to_a_person",
] as const;

/** What customers want, in their own words, with the label of it. */
export const intentClassification: Template = {
  id: "intent-classification",
  name: TEMPLATE_NAMES["intent-classification"],
  description: "Messages from customers, each labelled with what the person wants, to teach a model to sort what comes in.",
  prompt: `Write messages that customers send to the support of a company, each with the intent behind it. The topic says what kind of company it is.

The intents:
- order_status: where an order, booking or request is, and when it will be done.
- change_or_cancel: change or cancel something that was ordered, booked or agreed.
- refund: get money back.
- payment_problem: a charge, an invoice or a payment that is wrong or does not work.
- account_access: sign in, password, locked or closed account, personal details.
- product_question: what is offered, what it costs, how it works, before or after buying.
- complaint: dissatisfaction with service or quality, without asking for one of the above.
- speak_to_a_person: wants a human being or a call back, and does not say what for.

Requirements:
- text is the message exactly as a real person types it on a phone or a keyboard: some short and without capitals or full stops, some polite and long, some with spelling mistakes, slang, numbers or details that do not matter.
- Each message has one main intent only, and a careful reader would choose the same one.
- Do not use the intent's own words as a giveaway: most messages about a refund do not say “refund”.
- Include hard cases: two things are mentioned and one is clearly meant; anger together with a plain request.
- Vary length, mood, age and background of the writer.`,
  databaseSchema: "",
  seeds: [
    "Online fashion shop",
    "Mobile phone contract",
    "Hotel booking",
    "Online banking",
    "Film and music streaming",
    "Electricity and gas supplier",
    "Airline tickets",
    "Gym membership",
    "Food delivery",
    "Software licences",
    "Home insurance",
    "Furniture shop",
    "Public library",
    "Doctor's surgery",
  ],
  examples: [
    { text: "hi its been 9 days since you said my parcel was on the van. any idea where it got to?? order 77120", intent: "order_status" },
    {
      text: "Good morning, my husband has already bought the same lamp, so we would not need the one I ordered on Tuesday any more. It has not been sent yet as far as I can see. Thank you, Margaret",
      intent: "change_or_cancel",
    },
    { text: "sent the boots back 3 wks ago, still nothing on my card", intent: "refund" },
    { text: "Why did you take 39.90 twice on the 4th? I only have one contract with you.", intent: "payment_problem" },
    { text: "new phone, and now it wants a code that goes to the old number. cant get in at all", intent: "account_access" },
    { text: "Does the 2-person tent fit into a bike bag, and is the inner tent dark?", intent: "product_question" },
    {
      text: "I have been a customer for eleven years. Three different people told me three different things today, and the last one simply hung up. I expected better.",
      intent: "complaint",
    },
    { text: "AGENT. AGENT. not a bot please", intent: "speak_to_a_person" },
  ],
  outputFields: [
    text("text", "The customer's message, exactly as it was typed."),
    label("intent", "What the customer wants.", INTENTS, true),
  ],
  rubric: {
    criteria: [
      scale(
        "Right label",
        "Is the intent the one that a careful reader would choose?",
        "Another label is clearly right.",
        "Another label is more likely.",
        "Two labels are equally defensible.",
        "The label is right after a moment's thought.",
        "The label is right, and no other could be defended.",
      ),
      scale(
        "Sounds real",
        "Could a real customer have typed this message?",
        "A template or a description of a message, not a message.",
        "Stiff, every sentence complete and polite as nobody writes.",
        "Plausible but without any detail of its own.",
        "Natural, with small signs of a person.",
        "One would not doubt that a person typed it: tone, detail and slips fit together.",
      ),
      scale(
        "Not given away",
        "Must the reader understand the message to find the label?",
        "The label's own words stand in the text.",
        "A single keyword decides.",
        "A typical phrase makes it easy.",
        "It follows from the situation, with a hint in the words.",
        "It follows from the situation alone.",
      ),
    ],
  },
  defaults: {
    ...{ rowsPerSeed: 16, rowsPerCall: 8, temperature: 0.9, topK: null, topP: null, maxTokens: 4_096 },
    nearDuplicates: USUAL_NEAR_DUPLICATES,
  },
};
