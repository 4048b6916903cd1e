import type { Variables } from "../grammar.ts";

// Facts of rules, manuals and reports. A passage is put together from three of them; a question is about one.

export interface Fact {
  /** As the document says it. */
  says: string;
  asks: readonly [string, string];
  answer: string;
  variables?: Variables;
}

export const PASSAGE_INTROS: readonly string[] = [
  "$topic, section 4. This part is valid from the first of March on and replaces the sheet in green.",
  "From: $topic. Please read the whole section, also when you have been with us for years.",
  "$topic (short version). The long version lies at the desk and is the one that counts.",
  "This is page 12 of “$topic”, third edition, with the changes of last autumn.",
  "“$topic”, chapter two, in plain language. Words in capitals are explained at the end.",
  "For all concerned, an extract from $topic, as agreed on 14 May.",
  "$topic. What follows has been simplified; in cases of doubt ask the office in Leeds.",
  "The following rules are part of $topic and hang beside the entrance as well.",
  "Extract of $topic, made for new people, without the tables.",
  "$topic: what is asked most often. Older leaflets are no longer correct.",
  "In $topic the matter is settled like this, for everybody and without exception unless one is named.",
  "Here is the passage on everyday matters from $topic, revised in the light of last year's complaints.",
  "$topic, leaf seven. Printed on recycled paper, corrected by hand in two places.",
  "As a supplement to $topic we would like to draw your attention to some points.",
  "$topic knows few rules, and these are they.",
  "The board has approved this part of $topic with eight votes to one.",
  "Read aloud at the opening and since then part of $topic:",
];

export const FACTS: readonly Fact[] = [
  {
    says: "The desk is open from $from to $to, and on Saturdays until noon only.",
    asks: ["Until when can I come on a weekday?", "When does somebody sit at the desk from Monday to Friday?"],
    answer: "On weekdays the desk is open from $from to $to; on Saturdays it closes at noon.",
    variables: {
      from: ["7.30", "8.00", "8.30", "9.00", "9.30", "10.00"],
      to: ["16.00", "16.30", "17.00", "17.30", "18.00", "19.00", "20.00"],
    },
  },
  {
    says: "A deposit of $deposit euros is taken at the beginning and paid back within $days days, unless something is damaged.",
    asks: ["When do I get the deposit back?", "I gave everything back in good order. How long until I have my $deposit euros?"],
    answer: "Within $days days, as long as nothing is damaged; the deposit is $deposit euros.",
    variables: { deposit: ["40", "50", "75", "100", "150", "200", "250"], days: ["five", "seven", "ten", "fourteen", "twenty", "thirty"] },
  },
  {
    says: "Those under $age pay half, and nothing at all if an adult with a yearly card is with them.",
    asks: ["What does my child pay who comes with me? I have a yearly card.", "Is there a lower price for young people?"],
    answer: "Under $age one pays half, and nothing together with an adult who has a yearly card.",
    variables: { age: ["6", "8", "10", "12", "14", "15", "16", "18"] },
  },
  {
    says: "Notice has to be given in writing, $weeks weeks before the end of a quarter; a telephone call is not enough.",
    asks: ["I would like to leave. What do I have to do, and when?", "Is it enough to ring up if I want to end it?"],
    answer: "A call is not enough: notice has to be given in writing, $weeks weeks before the end of a quarter.",
    variables: { weeks: ["two", "three", "four", "six", "eight", "ten", "twelve"] },
  },
  {
    says: "If the lamp flashes $colour, switch it off, wait for $minutes minutes and begin again; if it flashes once more, call the service.",
    asks: ["The lamp flashes $colour. What now?", "What do I do about a lamp that flashes $colour for the second time?"],
    answer: "Switch it off, wait $minutes minutes and begin again. If it flashes $colour once more, call the service.",
    variables: {
      colour: ["red", "orange", "yellow", "blue", "white", "green"],
      minutes: ["two", "three", "five", "eight", "ten", "fifteen", "twenty"],
    },
  },
  {
    says: "Up to $count things may be taken at a time, for $weeks weeks; whoever brings them back late pays $fee cents a day for each.",
    asks: ["I was two days late with one thing. What does that cost?", "How much may I take, and for how long?"],
    answer: "Up to $count things for $weeks weeks; each late day costs $fee cents for each thing.",
    variables: {
      count: ["three", "four", "five", "six", "eight", "ten"],
      weeks: ["two", "three", "four", "six"],
      fee: ["10", "15", "20", "25", "30", "50", "75"],
    },
  },
  {
    says: "Damage has to be reported within $hours hours, with a photograph; later reports are read, but not paid.",
    asks: ["Something broke yesterday. How quickly do I have to tell you?", "What belongs to a report of damage?"],
    answer: "Within $hours hours and with a photograph; what is reported later is not paid.",
    variables: { hours: ["12", "24", "36", "48", "72", "96"] },
  },
  {
    says: "Dogs are allowed on a lead, except in $place, and in July and August not before $from.",
    asks: ["May I bring my dog in summer?", "Where can I not go with a dog?"],
    answer: "Yes, on a lead, but not into $place, and in July and August only from $from on.",
    variables: {
      place: ["the kitchen", "the east wing", "the reading room", "the playground", "the cellar", "the workshop", "the water's edge"],
      from: ["16.00", "17.00", "18.00", "19.00", "20.00"],
    },
  },
  {
    says: "The sum grew by $percent per cent to $sum million, mostly because of $reason.",
    asks: ["Why was there more this time?", "How large was the sum in the end?"],
    answer: "It grew by $percent per cent to $sum million, mostly because of $reason.",
    variables: {
      percent: ["2.5", "3", "4.2", "5", "6.8", "8", "11"],
      sum: ["12", "18.4", "23", "31.6", "47", "58", "76"],
      reason: ["the long summer", "two new branches", "higher prices", "the sale of the old depot", "more members", "a single large order"],
    },
  },
  {
    says: "Only $material may be put in, at most $kilos kilograms, and never anything that is still wet.",
    asks: ["How much can I put in?", "May I put it in when it is not quite dry?"],
    answer: "Only $material, at most $kilos kilograms, and nothing that is still wet.",
    variables: {
      material: ["cotton", "paper", "wood", "linen", "garden waste", "clothes"],
      kilos: ["two", "three", "four", "five", "seven", "twelve", "twenty"],
    },
  },
  {
    says: "Places are given out on $day at $time, in the order of the list; whoever is not there loses the place.",
    asks: ["When are the places given out?", "What happens if I come late to the giving out of places?"],
    answer: "On $day at $time, in the order of the list. Those who are not there lose their place.",
    variables: {
      day: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "the first Sunday of the month"],
      time: ["8.15", "9.40", "10.30", "12.10", "15.45", "17.20", "18.50"],
    },
  },
];

/** What these documents do not say. */
export const MISSING: readonly { ask: string; missing: string }[] = [
  { ask: "Can I pay by card?", missing: "how one can pay" },
  { ask: "Is there a place to park?", missing: "anything about parking" },
  { ask: "Who do I complain to if I do not agree?", missing: "where complaints go" },
  { ask: "Can I get to the upper floor in a wheelchair?", missing: "whether it can be reached by wheelchair" },
  { ask: "Was this different five years ago?", missing: "what the rule was five years ago" },
  { ask: "Does this also hold for visitors from abroad?", missing: "whether it also holds for visitors from abroad" },
  { ask: "May somebody else do it in my name?", missing: "whether one may send somebody else" },
  { ask: "What is the telephone number of the service?", missing: "a telephone number" },
];

export const ASKER_DETAILS: readonly string[] = [
  "",
  "I am new here.",
  "My son wants to know, he is eleven.",
  "I have looked in the index and found nothing.",
  "We are coming from far away.",
  "Just so that I tell people the right thing.",
  "The colleague before me said something else.",
  "I am asking for my mother.",
  "It is for a form.",
  "We had a bet on that.",
  "I would like to plan ahead.",
  "Please in one sentence.",
  "I lost my glasses, so I ask you.",
  "This has happened to me before.",
  "I have only got the first page.",
  "Nobody could tell me on the phone.",
  "It is rather urgent.",
];

export const PASSAGE_ENDINGS: readonly string[] = [
  "Exceptions are decided on by the warden.",
  "All of this is shown once more in the drawing on the next page.",
  "Children learn it by the song, adults by this sheet.",
  "The office thanks you for keeping to it.",
  "Earlier agreements in writing stay as they are.",
  "A translation can be had on request.",
  "The rest is common sense.",
  "Please hand this page on to whoever comes after you.",
  "It has been like this since the founders' days.",
  "Questions from last year are answered on page 31.",
  "The next revision is planned for winter.",
  "Staff wear a badge by which you know them.",
  "Lost property is kept in the blue cupboard.",
  "A bell rings a quarter of an hour before the end.",
  "The map is not to scale.",
  "Smoking is possible in the yard.",
  "The picture on the cover shows the old building.",
];
