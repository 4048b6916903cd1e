import { USUAL_NEAR_DUPLICATES } from "../generation/config.ts";
import { answer } from "./markdown.ts";
import { TEMPLATE_NAMES } from "./names.ts";
import { scale } from "./rubric.ts";
import type { Template } from "./template.ts";

export const custom: Template = {
  id: "custom",
  name: TEMPLATE_NAMES.custom,
  description: "Your own kind of dataset: start from the friendly customer-support answers given here and replace them with what you need.",
  prompt: `Write pairs of a message from a customer and the answer of our support team, for the given topic. We are an online shop for household goods.

Requirements:
- The prompt is the customer's message, in the words of a real person: short or long, calm or upset, sometimes with details such as an order number.
- The completion is our full answer. It is friendly and clear, takes the customer's situation seriously, and says what happens next.
- Answer the question first; add background only where it helps.
- Do not promise what the message gives no ground for, and ask for missing details when they are needed.
- Vary the situations, the mood and the length. Each pair stands on its own.
- Follow the style of the examples.`,
  databaseSchema: "",
  seeds: [
    "Delivery times and tracking",
    "Returns and refunds",
    "Damaged or missing items",
    "Changing or cancelling an order",
    "Payment problems",
    "Account and password help",
    "Product advice before buying",
    "Warranty and repairs",
    "Gift cards and discount codes",
    "Complaints about our service",
  ],
  examples: [
    {
      prompt: "Hi, I ordered a kettle eight days ago and the tracking page has said “in transit” since Monday. Is it lost?",
      completion: answer(
        "Hello, and thank you for writing to us. Eight days is longer than it should take, so I understand the worry.",
        "A parcel whose tracking stands still for more than three working days counts as delayed, not yet as lost. Please send me your order number, and I will ask the carrier to look for it today. If they have not found it within two working days, you can choose between a new kettle, sent at once, and your money back.",
        "You do not need to do anything else in the meantime.",
      ),
    },
    {
      prompt: "The plates arrived and two out of six are broken!! This was supposed to be a present for Saturday. Order 48213.",
      completion: answer(
        "I am sorry: broken plates are annoying at any time, and all the more before a birthday table.",
        "I can send two new plates today by express, free of charge, so that they reach you by Friday. All I need is a photo of the broken ones for order 48213; a quick picture in reply to this message is enough. You may throw the pieces away, they need not come back.",
        "If you would rather return the whole set and have your money back, just tell me and I will arrange that instead.",
      ),
    },
    {
      prompt: "Can I still change the delivery address of an order I placed an hour ago?",
      completion: answer(
        "Yes, most likely. An address can be changed until the parcel is packed, which usually happens on the next working day.",
        "You can do it yourself: open “My orders”, choose the order and then “Change address”. If that button is grey, the parcel is packed already. In that case write to me with the order number and the new address, and I will ask the carrier to redirect it.",
      ),
    },
  ],
  outputFields: null,
  rubric: {
    criteria: [
      scale(
        "Helpful",
        "Does the answer solve what the person came for?",
        "It does not answer.",
        "It answers a side of it.",
        "It answers, a needed step is missing.",
        "It answers with the next step.",
        "It answers this situation, with the next step and what happens then.",
      ),
      scale(
        "True",
        "Does it promise and claim only what the message and the rules allow?",
        "Made-up facts or promises.",
        "A central promise without ground.",
        "One detail without ground.",
        "All well grounded, one nuance is bold.",
        "Everything well grounded; what is missing is asked for.",
      ),
      scale(
        "Tone",
        "Is it friendly and clear?",
        "Rude or confusing.",
        "A formula.",
        "Polite, cold.",
        "Friendly and clear.",
        "Friendly, clear, and the person's situation is seen.",
      ),
    ],
  },
  defaults: {
    ...{ rowsPerSeed: 5, rowsPerCall: 5, temperature: 0.7, topK: null, topP: null, maxTokens: 4_096 },
    nearDuplicates: USUAL_NEAR_DUPLICATES,
  },
};
