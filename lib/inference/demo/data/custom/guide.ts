import type { Variables } from "../../grammar.ts";

// For topics that the demo model knows nothing about: requests for advice on getting to know a topic, whatever it is.

export interface GuideTask {
  /** What to do, as a verb phrase. */
  task: string;
  answer: string;
  variables?: Variables;
}

export const GUIDE_FRAMINGS = [
  "Please $task. It is for $reader. $wish $reason",
  "$reason Could you $task? $wish Think of $reader.",
  "$Task, so that $reader can follow. $reason $wish",
  "I have to $task for $reader. $wish $reason How would you do it?",
  "$wish The job: $task. Readers: $reader. $reason",
  "How would you $task if you wrote for $reader? $reason $wish",
  "$reason What I need is somebody to $task. $wish It will be read by $reader.",
  "For $reader, $task. $wish $reason",
  "Help me to $task. $reason The text goes to $reader. $wish",
  "Imagine $reader sitting before you and $task. $wish $reason",
  "$wish I would like you to $task; $reader asked for it. $reason",
  "Draft an answer that manages to $task. $reason $wish Audience: $reader.",
  "Last week $reader wanted somebody to $task. $reason $wish",
  "Our plan is to $task. $wish We do it for $reader. $reason",
  "Can you $task in a way that suits $reader? $wish $reason",
  "$reason So $task, please, with $reader in mind. $wish",
  "Somebody has to $task, and $reader cannot. $wish $reason",
] as const;

export const GUIDE_READERS = [
  "a new colleague",
  "pupils aged twelve",
  "my grandparents",
  "a busy manager",
  "first-year students",
  "a group of volunteers",
  "people who have never heard of it",
  "an evening class",
  "the readers of a newsletter",
  "a sceptical neighbour",
  "trainees in their first week",
  "a visiting delegation",
  "parents of young children",
  "an expert from another field",
  "the members of our club",
  "listeners of a podcast",
  "somebody who changes career",
] as const;

export const GUIDE_REASONS = [
  "We meet on Thursday to talk about it.",
  "I could not find a good text anywhere.",
  "It will be printed on the back of a leaflet.",
  "Earlier versions were far too complicated.",
  "The library wants to put it on a board.",
  "There is no need for a perfect result.",
  "I shall read it aloud.",
  "It opens a series of six articles.",
  "My own attempt went nowhere.",
  "A translator will work with it afterwards.",
  "People keep asking me the same.",
  "It is the start of a longer course.",
  "The last person who knew has retired.",
  "We want to test how well it is understood.",
  "I promised it to a friend.",
  "Somebody complained that nobody explains it.",
  "It has to be ready before the holidays.",
] as const;

/** Wishes for the form, all of which every answer fulfils. */
export const GUIDE_WISHES = [
  "Use plain words.",
  "Stay friendly.",
  "Avoid jargon.",
  "No long introduction, please.",
  "Half a page at most.",
  "Be concrete.",
  "Write in whole sentences.",
  "Do not sell anything.",
  "Keep an even tone.",
  "Leave politics out.",
  "Do not use tables.",
  "British or American spelling, as you like.",
  "Without footnotes.",
  "One idea after the other.",
  "Nobody should feel stupid.",
  "No pictures are needed.",
  "Numbers are welcome but not required.",
] as const;

export const GUIDE_TASKS: readonly GuideTask[] = [
  {
    task: "explain what $topic is about, starting from $start",
    answer:
      "A good way into $topic starts from $start. Look at one single case first and describe it in your own words: what happens, who is involved, and what comes out of it. Then take a second case and note what both share and where they differ.\n\nWhat they share is the heart of $topic; what differs is detail that can wait. After three or four cases most people can say in one sentence what it is about, and that sentence is worth more than a definition learnt by heart.",
    variables: { start: ["an everyday example", "a question", "a short story", "something familiar", "a common mistake", "its history"] },
  },
  {
    task: "name three first steps into $topic for somebody with $time a week",
    answer:
      "Three first steps into $topic that fit into $time a week:\n\n1. Collect. Write down ten questions you have, without sorting them.\n2. Choose. Pick the one question whose answer would help you most, and look for two sources that treat it.\n3. Try. Do the smallest thing that uses what you read, and note what surprised you.\n\nRepeat the round with the next question. After a month you will know more about $topic than from any list of books.",
    variables: { time: ["one hour", "two hours", "half an hour", "an evening", "four hours"] },
  },
  {
    task: "describe $count mistakes people often make with $topic and how to avoid them",
    answer:
      "Mistakes that are often made with $topic, and a remedy for each. The first is to start with special cases: begin with what happens most of the time. The second is to trust a single source: compare at least two, and find out why they disagree. The third is to go on for too long without a check: after each step, explain to somebody else what you have done.\n\nTo make it $count and more, keep a notebook on $topic. Your own mistakes will complete the list within weeks, and they are the ones worth knowing.",
    variables: { count: ["four", "five", "six", "seven", "eight"] },
  },
  {
    task: "make a checklist for $topic that helps $moment",
    answer:
      "A checklist for $topic, meant to help $moment:\n\n- Is the goal written down in one sentence?\n- Is everything at hand that will be needed?\n- Does everybody involved know their part?\n- What could go wrong, and who would notice it first?\n- How will you know that you are done?\n\nGo through it aloud. Strike out what never catches anything, and add a line whenever something slipped through.",
    variables: { moment: ["before starting", "in the middle of the work", "when handing over", "at the end of the day", "under pressure"] },
  },
  {
    task: "suggest $count good questions to ask an expert on $topic",
    answer:
      "Experts on $topic like questions that show thought. Ask what they believed as beginners and no longer believe. Ask which part looks easy and is not. Ask what they do first when something fails, whom they turn to when they do not know, and what they would read if they had to start again.\n\nChoose $count of your own in the same spirit. Listen for the word “actually”: what follows it is usually the part of $topic that no book contains.",
    variables: { count: ["three", "five", "six", "ten", "a dozen"] },
  },
  {
    task: "write a plan of $days days for getting to know $topic",
    answer:
      "A plan of $days days for $topic. Use the first day to find out what you already know: write it down without looking anything up. Spend the next days on one question each, and end every day with three sentences in your own words.\n\nHalf-way through, explain $topic to somebody who does not know it, and note where you falter. The rest of the days belong to those places. On the last day, read what you wrote on the first one, and correct it.",
    variables: { days: ["five", "seven", "ten", "fourteen", "twenty", "thirty"] },
  },
  {
    task: "compare learning $topic $way with learning it from a book",
    answer:
      "Both ways to learn $topic have their place. Learning it $way gives quick feedback and keeps you going, but leaves gaps that you do not see. A book is complete and patient, but never notices that you have misunderstood.\n\nA mixture works best for most people: a chapter first, to know what there is, then practice $way, then the same chapter once more. The second reading of a text on $topic is a different text.",
    variables: { way: ["in a group", "by doing", "with a teacher", "from films", "by teaching others", "on the job"] },
  },
  {
    task: "summarise in $size why $topic is worth some attention",
    answer:
      "Why give attention to $topic? Because it changes what you notice. Whoever knows a little about it sees choices where others see habits, and can ask better questions of those who know more.\n\nIt also repays small efforts: the first hours bring the most. And if after those hours $topic turns out not to be for you, that too is worth knowing.",
    variables: { size: ["two short paragraphs", "under a hundred words", "a few sentences", "about eighty words"] },
  },
];
