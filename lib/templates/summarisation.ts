import { USUAL_NEAR_DUPLICATES } from "../generation/config.ts";
import { answer } from "./markdown.ts";
import { TEMPLATE_NAMES } from "./names.ts";
import { scale } from "./rubric.ts";
import type { Template } from "./template.ts";

/** A text, and the few sentences that hold what matters in it. */
export const summarisation: Template = {
  id: "summarisation",
  name: TEMPLATE_NAMES.summarisation,
  description: "Texts of everyday work with a short, faithful summary of each, to teach a model to say what matters and nothing else.",
  prompt: `Write pairs of a text with a request to summarise it, and the summary. The topic says what kind of text it is.

Requirements:
- The prompt holds a request in one sentence and then the whole text, 80 to 250 words, as it would stand in a real inbox, report or newspaper: with names, dates, figures, side remarks and some disorder.
- Requests differ: “Summarise this in two sentences”, “What was decided?”, “Give me the three main points as bullets”, “One line for my boss”.
- The completion does exactly what the request says, in its length and form, and begins at once, without “This text is about”.
- Everything in the summary stands in the text. Names, dates, amounts and who has to do what are taken over exactly. Nothing is added, judged or guessed.
- What is not important is left out, also when it is entertaining.
- Where the text contradicts itself or leaves the main thing open, the summary says so.
- Vary tone, length, country and trade.`,
  databaseSchema: "",
  seeds: [
    "Minutes of a meeting",
    "Local news report",
    "Customer review",
    "E-mail thread between colleagues",
    "Abstract of a study",
    "Report of an incident",
    "Announcement of a product",
    "Transcript of a support call",
    "Project status report",
    "Change of a company's policy",
    "Notes of a job interview",
    "Letter to tenants",
    "Travel report",
    "Speech at a town council",
  ],
  examples: [
    {
      prompt: answer(
        "Summarise these minutes in two sentences.",
        "Team meeting, 4 March. Present: Ana, Jonas, Priya (joined at 10.20, train was late again). Ana showed the figures for February: 412 new customers, 30 more than planned, although the campaign had started a week late. Jonas asked whether the old price list could go. After some discussion it was agreed to keep it online until 31 March and to remove it then; Jonas does this. Priya said the printer on the second floor is broken for the third time. The decision on the new booking system was put off: the offer of the second supplier has not arrived. Next meeting on 18 March, same room.",
      ),
      completion:
        "February brought 412 new customers, 30 more than planned, and Jonas will take the old price list offline on 31 March. The decision on the new booking system is put off because the second supplier's offer has not arrived.",
    },
    {
      prompt: answer(
        "What happened, and what should I do? Three bullets at most.",
        "Dear tenants, as some of you will have noticed on Saturday evening, the lift stopped between the third and the fourth floor, fortunately with nobody in it. The maintenance firm came on Sunday and found a worn cable. Until it is replaced the lift has to stay off; we expect the part on Thursday 12 June, and the work takes one day. Those who cannot use the stairs may call our caretaker, Mr Oduya, on 0555 0142 between 7 and 19 h: he brings shopping and post upstairs. Please do not use the goods lift in the courtyard, which is not insured for people. We are sorry for the trouble. Your house management",
      ),
      completion:
        "- The lift is off because of a worn cable; the part is expected on Thursday 12 June, and the repair takes one day.\n- Anyone who cannot use the stairs can call the caretaker, Mr Oduya, on 0555 0142 (7–19 h) to have shopping and post brought up.\n- Do not use the goods lift: it is not insured for people.",
    },
    {
      prompt: answer(
        "One sentence for my boss, please.",
        "From: Lena. To: purchasing. Sorry for the late answer, I was at the trade fair (worth going next year!). About the cups: the supplier in Porto can deliver 3,000 by 2 May for 1.12 each, but only if we confirm by Friday. The one in Brno is cheaper, 0.98, yet cannot say when. Marketing wants them for the event on 9 May. I would take Porto. The colour would be a little greener than on our sample, I have asked for a photo.",
      ),
      completion:
        "Lena recommends confirming 3,000 cups with the supplier in Porto by Friday (1.12 each, delivered by 2 May, in time for the event on 9 May), because the cheaper one in Brno (0.98) names no date.",
    },
  ],
  outputFields: null,
  rubric: {
    criteria: [
      scale(
        "Faithful",
        "Does everything in the summary stand in the text?",
        "A central statement is false or made up.",
        "Several details are wrong or added.",
        "One detail is wrong, or something is claimed more firmly than in the text.",
        "All of it is right; one nuance is lost.",
        "Every statement, name, date and figure is as in the text.",
      ),
      scale(
        "Complete",
        "Is what matters to the reader of the request in it?",
        "The main thing is missing.",
        "Only a side of the main thing is there.",
        "The main thing is there, an important consequence is missing.",
        "All that matters, with something that does not.",
        "All that matters and nothing else.",
      ),
      scale(
        "Form",
        "Is it as long and of the form that the request asks for?",
        "The request is ignored.",
        "Far too long or too short, or another form.",
        "Right form, somewhat too long.",
        "As asked, with an unneeded opening.",
        "Exactly as asked, and pleasant to read.",
      ),
    ],
  },
  defaults: {
    ...{ rowsPerSeed: 5, rowsPerCall: 3, temperature: 0.8, topK: null, topP: null, maxTokens: 4_096 },
    nearDuplicates: USUAL_NEAR_DUPLICATES,
  },
};
