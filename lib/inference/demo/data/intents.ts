// What customers write, by the intent behind it. Texts are put together as opening, core, mention, detail and ending.

export interface IntentTexts {
  /** What the person wants, as a sentence about them. */
  meaning: string;
  cores: readonly string[];
}

export const INTENT_TEXTS: Readonly<Record<string, IntentTexts>> = {
  order_status: {
    meaning: "The customer wants to know where something is and when it will be done.",
    cores: [
      "you said it would be done by Tuesday and I have heard nothing since, how far is it?",
      "is mine still on its way, or has it got stuck somewhere?",
      "the page has shown the same step for days, what does that mean for me?",
      "could you look up how long I still have to wait?",
      "everybody else got theirs last week, when is it my turn?",
      "has it left you yet?",
      "I only want to know whether it will be here before the weekend.",
    ],
  },
  change_or_cancel: {
    meaning: "The customer wants something that was ordered or agreed to be changed or ended.",
    cores: [
      "we need one more than I put in the form, can you still add it?",
      "please do not go ahead with it, our plans are different now.",
      "I picked the wrong date, it has to be a week later.",
      "I would like to go down to the smallest plan from next month.",
      "what do I have to do so that it does not go on after the summer?",
      "can it go to my neighbour in place of me?",
      "leave out the second half, the rest stays as it is.",
    ],
  },
  refund: {
    meaning: "The customer wants money back.",
    cores: [
      "I gave it back three weeks ago and my account looks as it did before.",
      "it never took place, so I would like to have what I paid.",
      "half of it was missing, and half of the price is fair, I think.",
      "when will I see my money again?",
      "I do not want a voucher, put it back onto my card.",
      "you promised me the difference, and it has not come.",
      "I paid for a whole month and could use four days of it.",
    ],
  },
  payment_problem: {
    meaning: "A charge, an invoice or a payment is wrong or does not work.",
    cores: [
      "the same sum went off twice on one day.",
      "my card is refused here, and works everywhere else.",
      "the invoice has my old address and a line that I do not know.",
      "I sent the money on the first, and now there is a reminder with a fee.",
      "why is it nine more than the price on the page?",
      "the button to pay turns grey and nothing follows.",
      "you take it from my old bank although I gave you the new one.",
    ],
  },
  account_access: {
    meaning: "The customer cannot get into the account, or wants its personal details changed.",
    cores: [
      "it says my password is wrong, and the mail for a new one never comes.",
      "after five tries I am locked out until who knows when.",
      "the code goes to a number that I no longer have.",
      "I got married, how does my new name get in there?",
      "somebody changed the e-mail address, and it was not me.",
      "my daughter and I share one login, we would like two.",
      "please close it and delete what you know of me.",
    ],
  },
  product_question: {
    meaning: "The customer wants to know what is offered, what it costs or how it works.",
    cores: [
      "is there one that also suits people over two metres?",
      "what is the difference between the plain one and the one with the plus?",
      "does it work without the internet too?",
      "how much would it be for a family of five?",
      "may I bring a dog?",
      "which setting is meant for the night?",
      "does the price go up after the first year?",
    ],
  },
  complaint: {
    meaning: "The customer is dissatisfied with service or quality and asks for nothing in particular.",
    cores: [
      "I have rarely been treated so rudely as by your colleague this morning.",
      "it used to be good, now every second time something is wrong.",
      "forty minutes of music, and then the line was dead.",
      "three people, three answers, and none of them was right.",
      "the place was dirty, and nobody seemed to mind.",
      "you write that customers come first, I wonder who wrote that.",
      "for this price I had expected something that holds for longer than a week.",
    ],
  },
  speak_to_a_person: {
    meaning: "The customer wants to talk to a human being and does not say what about.",
    cores: [
      "is there anybody there who can talk?",
      "I do not want to type, please ring me.",
      "put me through to someone.",
      "enough of the robot, a human being please.",
      "which number do I dial to hear a real voice?",
      "I would rather explain it to one of you in person.",
      "can a colleague of yours call me back this afternoon?",
    ],
  },
};

export const INTENT_OPENINGS: readonly string[] = [
  "hi,",
  "Good morning,",
  "Hello there, I hope you can help me:",
  "hey,",
  "Dear team,",
  "So,",
  "Sorry to bother you again, but",
  "Quick one:",
  "Me again.",
  "To whom it may concern:",
  "ok listen,",
  "Good evening, I am writing from my phone, so excuse the typing:",
  "My mother asked me to write to you, she is 81:",
  "first time I use this chat,",
  "Excuse me,",
  "Hiya!",
  "I have read your help pages from top to bottom and still:",
];

export const INTENT_MENTIONS: readonly string[] = [
  "It is about this: $topic.",
  "($topic)",
  "You know me from $topic.",
  "I came here from your page “$topic”.",
  "The heading in your menu was “$topic”, I think.",
  "My folder at home says “$topic”, if that tells you anything.",
  "A friend sent me to you, because you do $topic.",
  "Under “$topic” I found nothing that fits.",
  "That was in your part for $topic.",
  "I chose “$topic” in the form, there was nothing better.",
  "As a customer of $topic for some years I know my way around.",
  "The letterhead says $topic.",
  "We have only one thing with you, $topic.",
  "$topic, that is you, is it not?",
  "I hope that $topic is the right desk for this.",
  "Everything else about $topic has been fine so far.",
  "On the telephone they told me to write “$topic” here.",
];

export const INTENT_DETAILS: readonly string[] = [
  "My number is 48213.",
  "It was on the fourth, a Sunday.",
  "There are two of us, by the way, and a cat.",
  "I am at work until five, so no calls before that.",
  "The confirmation came on paper, with a stamp from Leeds.",
  "My neighbour had the very same thing in spring.",
  "I am using the app on a rather old tablet.",
  "It says KX-77120 on the back of the sheet.",
  "We are leaving for Norway on Friday night.",
  "My husband put it all into a spreadsheet, if you need it.",
  "I have the mails of all of last year.",
  "It is the blue one, not the green one.",
  "The weather did not help either.",
  "I have been with you since 2016.",
  "My birthday is the ninth of May, if you have to check.",
  "There was a film on while I filled it in, so bear with me.",
  "Number 12, second floor, the bell does not work.",
];

export const INTENT_ENDINGS: readonly string[] = [
  "thx",
  "Thank you in advance, Margaret",
  "Please answer soon.",
  "I am waiting here.",
  "Kind regards, R. Oduya",
  "cheers, Tom",
  "No hurry, today or tomorrow is fine.",
  "!!!",
  "Have a nice day anyway.",
  "And please not with a standard text.",
  "You can reply to this address.",
  "Many thanks for your patience with an old man.",
  "hope thats clear",
  "Greetings from a rainy Bristol",
  "That is all.",
  "pls",
  "I look forward to your answer, Ines Moreau",
];
