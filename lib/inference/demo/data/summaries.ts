// Parts of texts of everyday work, each with the short form that a summary takes from it.

export interface Told {
  /** As it stands in the text, in whole sentences. */
  full: string;
  /** What a summary says of it: one sentence without its full stop. */
  short: string;
}

/** How a summary is asked for, and the form that it then has. */
export const SUMMARY_REQUESTS: readonly { ask: string; form: "sentences" | "bullets" | "line" }[] = [
  { ask: "Summarise this in three sentences.", form: "sentences" },
  { ask: "What does it come to? Three bullets.", form: "bullets" },
  { ask: "One line for my boss, please.", form: "line" },
  { ask: "I have half a minute. What do I have to know?", form: "sentences" },
  { ask: "Give me the main points as a list.", form: "bullets" },
  { ask: "Make one sentence of it.", form: "line" },
  { ask: "Please sum this up for somebody who was not there.", form: "sentences" },
  { ask: "What happened, how much is it about, and what comes next? As bullets.", form: "bullets" },
  { ask: "How would you say that in a single sentence?", form: "line" },
  { ask: "Short version, please, without anything personal.", form: "sentences" },
  { ask: "Three dashes are enough for the minutes.", form: "bullets" },
  { ask: "Boil it down to one line that I can forward.", form: "line" },
  { ask: "Can you shorten that to what matters?", form: "sentences" },
  { ask: "Turn it into three points for a slide.", form: "bullets" },
  { ask: "Give me the gist in a sentence.", form: "line" },
  { ask: "Summarise it for a colleague who comes back from leave.", form: "sentences" },
  { ask: "List what was said that anybody has to act on, shortly.", form: "bullets" },
];

export const SUMMARY_INTROS: readonly string[] = [
  "$topic. Written down by hand on a train, so excuse the order.",
  "From the folder “$topic”, page two, as it was sent round this morning.",
  "This is what I have on $topic; the beginning was cut off by the scanner.",
  "Good morning everybody, here comes $topic, as promised, a day late.",
  "$topic, taken down by Ines while the coffee machine was running.",
  "For the files: $topic. Nobody has read it through yet.",
  "I found this under $topic and thought that you should see it.",
  "$topic. Weather mild, room 12, eleven people, two of them on the screen.",
  "Copy of a copy: $topic, with the remarks of the person before me.",
  "Hello, it is me again with $topic; the attachment would not open.",
  "What follows belongs to $topic, whatever the title says.",
  "$topic, second version. The first had the wrong names in it.",
  "As every quarter, a few lines on $topic, for those who like details.",
  "Forwarded from the other office. Keyword: $topic.",
  "To all who asked for it in the corridor: $topic.",
  "$topic. I dictated this, so there may be odd words.",
  "Before I forget it, and because somebody will ask, some notes on $topic.",
];

export const SUMMARY_EVENTS: readonly Told[] = [
  {
    full: "The old boiler in the basement gave up on Monday night, and the whole west wing was without heating until Wednesday at noon.",
    short: "The boiler failed on Monday night and left the west wing without heating until Wednesday noon",
  },
  {
    full: "After a long back and forth the council agreed to open the swimming pool on Sundays as well, from nine to four.",
    short: "The swimming pool will also open on Sundays from nine to four",
  },
  {
    full: "Our supplier in Porto has stopped making the blue cups; the last ones leave the factory this month.",
    short: "The supplier in Porto stops making the blue cups this month",
  },
  {
    full: "The trial with the shorter week went better than its critics had said: fewer sick days, and the same number of finished jobs.",
    short: "The trial of the shorter week brought fewer sick days and as many finished jobs",
  },
  {
    full: "A lorry tore down the sign at the crossing, and since then half of the visitors end up at the farm next door.",
    short: "A lorry tore down the sign at the crossing, so visitors end up at the wrong farm",
  },
  {
    full: "The app crashed for everybody who had put an apostrophe into their name, the O'Briens first of all.",
    short: "The app crashed for everybody with an apostrophe in their name",
  },
  {
    full: "Dr Haddad moves to the clinic in Leeds and hands her patients over to Dr Lindqvist.",
    short: "Dr Haddad moves to Leeds and Dr Lindqvist takes over her patients",
  },
  {
    full: "The choir won second prize, although the organ had been out of tune and the bus was late.",
    short: "The choir won second prize",
  },
  {
    full: "It turned out that the shelves had been put up from the wrong plan, and now the fire door opens only half way.",
    short: "The shelves were put up from the wrong plan and block the fire door",
  },
  {
    full: "Two of the five applicants withdrew, and the remaining ones were all invited for a second talk.",
    short: "Two of five applicants withdrew and the other three are invited for a second talk",
  },
  {
    full: "The river rose faster than forecast and stood in the car park of the school by six in the morning.",
    short: "The river rose faster than forecast and flooded the school's car park",
  },
  {
    full: "The new ticket machine takes cards of every bank but ours, which its maker calls a known matter.",
    short: "The new ticket machine refuses our bank's cards",
  },
  {
    full: "Nobody had told the night shift about the new forms, so they filled in the old ones for three weeks.",
    short: "The night shift used the old forms for three weeks because nobody had told them of the new ones",
  },
  {
    full: "The study found no difference between the two diets after a year, apart from how many people kept to them.",
    short: "The study found no difference between the diets after a year except in how many kept to them",
  },
  {
    full: "Mr Petrov's garden shed, which was to be pulled down, turns out to be older than the town hall and stays.",
    short: "Mr Petrov's shed stays because it is older than the town hall",
  },
  {
    full: "The bakery on the corner closes at the end of the month; the owner has found nobody to take over.",
    short: "The bakery on the corner closes at the end of the month for lack of a successor",
  },
  {
    full: "During the drill everybody went to the wrong meeting point, because the map in the lift is turned by ninety degrees.",
    short: "In the drill everybody went to the wrong meeting point because the map in the lift is turned",
  },
];

export const SUMMARY_FIGURES: readonly Told[] = [
  {
    full: "It comes to 4,200 in all, of which the insurance has promised half, in writing this time.",
    short: "It costs 4,200, half of it paid by the insurance",
  },
  {
    full: "412 people took part, some thirty more than the year before, and that in spite of the rain.",
    short: "412 people took part, about thirty more than last year",
  },
  {
    full: "The bill is 890 lower than the offer, since the scaffolding was still there from the roof.",
    short: "The bill is 890 lower than the offer",
  },
  {
    full: "By our count 17 of the 60 chairs cannot be used any more, and nobody makes that model.",
    short: "17 of the 60 chairs cannot be used any more",
  },
  {
    full: "Waiting took 26 minutes on average, against nine in the branch across the river.",
    short: "The average wait was 26 minutes, against nine in the other branch",
  },
  {
    full: "We have 1,150 left for this year, and the summer party has to come out of that too.",
    short: "1,150 are left for this year, the summer party included",
  },
  {
    full: "Eight complaints came in, six of them from the same gentleman.",
    short: "There were eight complaints, six of them from one person",
  },
  {
    full: "The price goes up from 38 to 41.50 on the first, the first rise in four years.",
    short: "The price rises from 38 to 41.50 on the first",
  },
  { full: "Of 240 letters 31 came back, most of them from the new streets.", short: "31 of 240 letters came back" },
  {
    full: "The work took eleven days in place of five, four of which were lost with waiting for a key.",
    short: "The work took eleven days in place of five",
  },
  {
    full: "Three quarters of those asked were content, and one in twenty did not know what it was about.",
    short: "Three quarters of those asked were content",
  },
  {
    full: "The old contract would have cost 9,600 a year, the new one 7,900 for the same hours.",
    short: "The new contract saves 1,700 a year (7,900 in place of 9,600)",
  },
  {
    full: "Seven of the nine rooms are let until autumn; the two under the roof are too hot, people say.",
    short: "Seven of nine rooms are let until autumn",
  },
  {
    full: "We needed 2,300 litres, twice what is in the plan, which is from before the extension.",
    short: "2,300 litres were needed, twice the plan",
  },
  {
    full: "There were 54 bids, the highest of them 6,020, from somebody who did not leave a name.",
    short: "The highest of 54 bids was 6,020",
  },
  { full: "Energy use fell by 12 per cent, although the lights on the stairs burnt all summer.", short: "Energy use fell by 12 per cent" },
  {
    full: "The queue was 140 metres long at its worst, measured by a child with a hula hoop.",
    short: "The queue was 140 metres at its longest",
  },
];

/** What a summary leaves out. */
export const SUMMARY_ASIDES: readonly string[] = [
  "By the way, the biscuits were excellent, and somebody has left a green umbrella behind.",
  "Priya came late, because her train had stood in a field for half an hour.",
  "There was a debate about whether the window should be open, which nobody won.",
  "I sat next to a man who knew everything about bees; another time perhaps.",
  "The projector showed everything in pink, as it has since the winter.",
  "Somebody's telephone played a march twice.",
  "My handwriting is hard to read here; the word may be “pigeon”.",
  "On the way there I met the old caretaker, who sends his regards.",
  "The room is to be painted, either sand or oat, which look the same to me.",
  "Lena has a new dog. It is called Receipt.",
  "It was the hottest day of the year so far, and the water ran out by eleven.",
  "The minutes of last time were accepted, with a comma moved.",
  "A wasp took part for most of it.",
  "Everybody agreed that the old logo had been nicer.",
  "The lift music has been changed to something with pan pipes.",
  "Jonas told the story of the goat again, and it was longer than in spring.",
  "There is cake in the kitchen until it is gone.",
];

export const SUMMARY_NEXT: readonly Told[] = [
  { full: "Ana asks for a second offer and reports on it on 18 March.", short: "Ana gets a second offer and reports on 18 March" },
  {
    full: "Whoever has an objection should write to the office by Friday, otherwise it counts as agreed.",
    short: "Objections have to reach the office by Friday",
  },
  {
    full: "The matter was put off until the report of the engineers is there, which may be May.",
    short: "The decision waits for the engineers' report, perhaps in May",
  },
  { full: "Jonas takes the old list off the site at the end of the month.", short: "Jonas removes the old list at the end of the month" },
  { full: "All keys have to be handed in at the front desk by noon on Thursday.", short: "All keys have to be handed in by Thursday noon" },
  { full: "It was decided to try it for six weeks and then to vote again.", short: "It will be tried for six weeks and voted on again" },
  { full: "Until then please use the side entrance, also with bicycles.", short: "Until then the side entrance is to be used" },
  {
    full: "Nothing has been decided, and the chair would like to keep it that way until the new year.",
    short: "Nothing has been decided yet",
  },
  {
    full: "The firm comes back on the ninth, and somebody has to be there to let them in; who, is open.",
    short: "The firm returns on the ninth, and it is open who lets them in",
  },
  { full: "Mrs Moreau signs as soon as the second page is corrected.", short: "Mrs Moreau signs once the second page is corrected" },
  { full: "Those who paid in advance get their money back without asking.", short: "Those who paid in advance get their money back" },
  {
    full: "From Monday on, calls go to the other office between twelve and two.",
    short: "From Monday calls between twelve and two go to the other office",
  },
  {
    full: "Priya writes to all tenants, and Tom puts up a note for those who do not read letters.",
    short: "Priya writes to all tenants and Tom puts up a note",
  },
  {
    full: "If no second reader is found by the tenth, the project ends there.",
    short: "The project ends unless a second reader is found by the tenth",
  },
  { full: "We will repeat it in October, with more chairs and fewer speeches.", short: "It will be repeated in October" },
  {
    full: "The part is ordered; the fitter expects it on 12 June and needs a day.",
    short: "The part is expected on 12 June and takes a day to fit",
  },
  {
    full: "The board wants three names by the end of the week, in no particular order.",
    short: "The board wants three names by the end of the week",
  },
];
