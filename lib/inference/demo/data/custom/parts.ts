// The parts from which customers' messages are put together: 17 alternatives each (see code-words.ts).

/** The order of a message's parts. */
export const ORDERS = [
  "$opening $ask $detail $mention $closing",
  "$opening $mention $ask $detail $closing",
  "$opening $detail $ask $mention $closing",
  "$opening $detail $mention $ask $closing",
  "$opening $ask $mention $detail $closing",
  "$opening $mention $detail $ask $closing",
] as const;

/** How the customer begins, and how the answer does. */
export const OPENINGS: readonly { message: string; reply: string }[] = [
  { message: "Hello there!", reply: "Hello, and thank you for your message." },
  { message: "I am honestly disappointed.", reply: "I am sorry that we have disappointed you, and glad that you tell us." },
  { message: "Just a short question.", reply: "Thank you for asking; here is the short answer." },
  { message: "This is my first purchase with you.", reply: "Welcome, and thank you for your first purchase with us." },
  { message: "Good morning to the whole team.", reply: "Good morning, and thank you from the whole team." },
  { message: "I have been a customer for nine years.", reply: "Thank you for nine years of trust in us." },
  { message: "Maybe I am just too old for this.", reply: "You are certainly not too old: many people ask us the same." },
  {
    message: "It is the second time I write about it!",
    reply: "I am sorry that you had to write twice. I will see this through with you.",
  },
  { message: "I hope somebody reads this on a Sunday.", reply: "Somebody does: thank you for writing, even on a Sunday." },
  { message: "No hurry at all with this one.", reply: "Thank you for your patience; here is the answer anyway." },
  { message: "I am a little embarrassed to ask.", reply: "There is nothing to be embarrassed about, it is a good question." },
  { message: "My neighbour recommended you.", reply: "How kind of your neighbour, and thank you for writing to us." },
  { message: "Your chat window was closed, so I write.", reply: "Thank you for writing instead of waiting for the chat." },
  { message: "I ask on behalf of my mother.", reply: "Thank you for helping your mother with this." },
  { message: "Please help, it is urgent.", reply: "I see that it is urgent, so I come straight to the point." },
  { message: "First of all, I love your catalogue.", reply: "Thank you, I pass your praise for the catalogue on with pleasure." },
  { message: "I could not find a phone number.", reply: "Writing is a good way to reach us; I am happy to help right here." },
];

/** How the message names its topic. */
export const MENTIONS = [
  "Your help page has a section “$topic”, but it left me puzzled.",
  "I chose “$topic” in the contact form.",
  "Is there more on $topic that I should know?",
  "The subject is $topic, if that helps to sort my mail.",
  "A friend said that you are good with $topic.",
  "I read everything under $topic and still do not know.",
  "Keyword for your files: $topic.",
  "Whoever looks after $topic, please take this one.",
  "In your newsletter there was something on $topic, which I deleted.",
  "My question falls under $topic, I think.",
  "The robot in your chat sent me to “$topic” and stopped there.",
  "As for $topic in general, your shop seemed clear so far.",
  "I put “$topic” above this letter.",
  "Perhaps this could go into the page on $topic as well.",
  "Regarding $topic I only found a film without sound.",
  "The menu item “$topic” does not open on my phone.",
  "I did look for $topic before I wrote to you.",
] as const;

/** Something about the customer that the answer takes up. */
export const DETAILS: readonly { message: string; reply: string }[] = [
  {
    message: "From Friday on I am travelling.",
    reply: "As you are travelling from Friday on, I will write to you by e-mail, which you can read on the way.",
  },
  { message: "Please write rather than call, I hear badly.", reply: "I have noted that you prefer letters to calls." },
  { message: "I work nights and sleep until noon.", reply: "We will not disturb you before noon." },
  { message: "English is not my first language.", reply: "Your English is fine. If another language is easier for you, just use it." },
  { message: "My partner shares the account with me.", reply: "Your partner can answer in your place, since you share the account." },
  { message: "I use a screen reader.", reply: "All steps above work with a screen reader as well; tell me if one of them does not." },
  { message: "We live on an island with one ferry a day.", reply: "Please allow a day more than usual for the ferry to your island." },
  { message: "I read this on a very old phone.", reply: "Should a page not open on your phone, reply here and I will do it for you." },
  { message: "It is meant as a present.", reply: "I will make sure that no price shows on anything we send, since it is a present." },
  { message: "Our office closes at four.", reply: "I have noted that your office closes at four." },
  {
    message: "The kitchen is being rebuilt at the moment.",
    reply: "Good luck with the new kitchen; if the building work changes your dates, just say so.",
  },
  { message: "My daughter set everything up for me.", reply: "If your daughter is with you, she will find the steps above quickly." },
  { message: "I already switched everything off and on again.", reply: "Thank you for having tried that already, it saves us a step." },
  { message: "We move house at the end of the month.", reply: "Since you are moving, please tell us the new address in good time." },
  { message: "I pay attention to packaging waste.", reply: "We use cardboard only, and you may reuse every box." },
  {
    message: "Mails from you land in my junk folder.",
    reply: "Please add our address to your contacts, so that this answer does not end up in the junk folder.",
  },
  { message: "I am writing for our choir.", reply: "Say hello to the choir from us; an invoice in its name is possible at any time." },
];

/** How the customer ends, and how the answer does. */
export const CLOSINGS: readonly { message: string; reply: string }[] = [
  { message: "Many thanks in advance.", reply: "Kind regards from customer service" },
  { message: "What do I have to do now?", reply: "That is all there is to do. Just reply if anything is unclear." },
  { message: "A quick answer would be great.", reply: "I hope this was quick enough. Have a good day!" },
  {
    message: "Otherwise I will shop elsewhere.",
    reply: "I would be glad to keep you as a customer, so please tell me if anything is left open.",
  },
  { message: "Best wishes, Amira", reply: "Best wishes to you, Amira" },
  { message: "Is that possible at all?", reply: "So yes, there is a way, and I am here if you get stuck." },
  { message: "I look forward to your reply.", reply: "I look forward to hearing whether it worked." },
  { message: "Thanks, and keep up the good work.", reply: "Thank you for the kind words, they make our day." },
  { message: "Please explain it step by step.", reply: "Take one step at a time, and write again whenever you like." },
  { message: "Sorry for the long text.", reply: "Your text was just long enough for me to understand. All the best!" },
  { message: "Greetings from Jonas", reply: "Greetings to you, Jonas" },
  { message: "I would like to have this in writing.", reply: "You may keep this message as our written answer." },
  { message: "Yours sincerely, Prof. Okafor", reply: "Yours sincerely, your customer service" },
  { message: "Who can I talk to about it?", reply: "You can always reply to this message; it comes back to me." },
  { message: "Tell me honestly, please.", reply: "That is the honest answer, and I hope it helps." },
  { message: "Cheers, Tom", reply: "Cheers, Tom, and enjoy your day" },
  { message: "I am curious what you will say.", reply: "I hope your curiosity is satisfied. Until next time!" },
];
