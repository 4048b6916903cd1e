import type { SupportTopic } from "./task.ts";

const PRODUCTS = ["kettle", "desk lamp", "set of towels", "garden chair", "coffee grinder", "bookshelf", "rug", "toaster", "mirror"];
const DAYS = ["three", "four", "six", "eight", "ten", "twelve"];

/** The topics of the template Custom: a household shop's customer support. */
export const SUPPORT_TOPICS: readonly SupportTopic[] = [
  {
    topic: "Delivery times and tracking",
    tasks: [
      {
        ask: "I ordered a $product $days days ago and the tracking page has not changed since it left your warehouse. Has it been lost?",
        answer:
          "A parcel whose tracking stands still for more than three working days counts as delayed. Please send me the order number, and I will have the carrier look for your $product. If it is not found within two working days, you choose between a new one and your money back.",
        variables: { product: PRODUCTS, days: DAYS },
      },
      {
        ask: "How long does it take until a $product reaches me if I order today, and can I choose the day?",
        answer:
          "A $product in stock leaves our warehouse on the next working day and usually arrives one to three days later. At checkout, choose “Preferred day” to pick any working day of the next two weeks, free of charge.",
        variables: { product: PRODUCTS },
      },
      {
        ask: "The courier says my $product was handed over on $weekday, but nothing has come and I was at home all day.",
        answer:
          "Please look first whether a neighbour or a shop nearby took the parcel; the card may have been left at the wrong door. If not, tell me the order number, and I will ask the courier for the signature of $weekday. You will have an answer within two working days, and you will not be out of pocket.",
        variables: { product: PRODUCTS, weekday: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"] },
      },
      {
        ask: "Can you deliver a $product to $place instead of my home?",
        answer:
          "Yes. Enter the address of $place as the delivery address, and add a name that the carrier finds at the door. The invoice can still go to your home, since both addresses are kept apart.",
        variables: {
          product: PRODUCTS,
          place: ["my office", "a parcel locker", "my sister's flat", "a holiday home", "the school", "a workshop"],
        },
      },
    ],
  },
  {
    topic: "Returns and refunds",
    tasks: [
      {
        ask: "The $product I bought is $problem. How do I send it back?",
        answer:
          "You can return it within 30 days, used as you would try it in a shop. Open “My orders”, choose the $product and print the return label, or show the code at the parcel shop. The refund is on its way two to five working days after we have it.",
        variables: {
          product: PRODUCTS,
          problem: ["too large", "not the colour I expected", "louder than I thought", "one too many", "too heavy for me"],
        },
      },
      {
        ask: "I returned a $product $days days ago and have not seen any money. When does it come?",
        answer:
          "We check a return within two working days and then send the refund the way you paid; a bank may take up to five days more. Please give me the number on the return receipt, and I will look up where your $product is right now.",
        variables: { product: PRODUCTS, days: DAYS },
      },
      {
        ask: "I no longer have the box of the $product. May I still return it?",
        answer:
          "Yes, you may. Any sturdy box will do, as long as the $product cannot move in it. We take nothing off for missing packaging, only for damage that happens on the way because of it.",
        variables: { product: PRODUCTS },
      },
      {
        ask: "Could I swap the $product for another model rather than getting the money back?",
        answer:
          "The quickest way is to return the $product and order the other model at the same time. Write “exchange” on the return slip, and you do not pay the delivery of the new one.",
        variables: { product: PRODUCTS },
      },
    ],
  },
  {
    topic: "Damaged or missing items",
    tasks: [
      {
        ask: "My $product arrived with $damage. The box looked fine from outside.",
        answer:
          "That should not happen. Please send me one photo of the damage; then I will send a new $product today or refund it in full, as you like. The damaged one need not come back.",
        variables: {
          product: PRODUCTS,
          damage: ["a crack", "a deep scratch", "a broken foot", "a dent", "a missing screw", "a torn seam"],
        },
      },
      {
        ask: "There should have been $count parts with my $product, and one is not in the box.",
        answer:
          "I can send the missing part by itself, free of charge. Please look at the list on the first page of the instructions and tell me the number of the part; it usually arrives within three days.",
        variables: { product: PRODUCTS, count: ["four", "five", "seven", "nine", "twelve"] },
      },
      {
        ask: "I received a $other although I ordered a $product. Do I have to pay for sending it back?",
        answer:
          "No, the mix-up was ours. The right $product leaves our warehouse tomorrow. I send you a label for the other parcel; hand it in within two weeks, and it costs you nothing.",
        variables: { product: PRODUCTS, other: ["bath mat", "wall clock", "picnic basket", "soap dish", "vase", "door stop"] },
      },
      {
        ask: "Only half of my order came: the $product is there, everything else is not.",
        answer:
          "Orders sometimes travel in several parcels. In “My orders” each has its own tracking number. If all of them show as delivered, tell me which items are missing, and I will send them once more.",
        variables: { product: PRODUCTS },
      },
    ],
  },
  {
    topic: "Changing or cancelling an order",
    tasks: [
      {
        ask: "I ordered a $product $when and would like to cancel. Is it too late?",
        answer:
          "As long as the order says “in preparation”, you can cancel it yourself under “My orders”. Once it is packed, simply refuse the parcel at the door or send the $product back; both are free.",
        variables: { product: PRODUCTS, when: ["an hour ago", "this morning", "last night", "yesterday", "ten minutes ago"] },
      },
      {
        ask: "Could you change the colour of the $product I ordered to $colour?",
        answer:
          "If the $product is available in $colour and your order is not packed yet, I can change it for you. Please send me the order number; the price and the delivery date stay as they are.",
        variables: { product: PRODUCTS, colour: ["green", "grey", "dark blue", "white", "yellow", "red"] },
      },
      {
        ask: "I typed the wrong house number when ordering the $product. How can I correct it?",
        answer:
          "Open “My orders”, choose the order and then “Change address”. If the button is grey, the parcel has been packed. In that case send me the right address, and I will ask the carrier to redirect it.",
        variables: { product: PRODUCTS },
      },
      {
        ask: "May I add a second $product to an order that I have placed already?",
        answer:
          "An order cannot grow once it is placed. Order the second $product separately and write “combine” into the comment field; if both can leave on the same day, they travel in one parcel and you pay for one delivery.",
        variables: { product: PRODUCTS },
      },
    ],
  },
  {
    topic: "Payment problems",
    tasks: [
      {
        ask: "My $method was refused when I wanted to buy a $product, although there is enough money in the account.",
        answer:
          "In most cases the bank wanted a confirmation that timed out. Please try once more and keep your banking app open. If it is refused again, choose another way to pay; your basket with the $product stays as it is, and nothing was charged.",
        variables: { method: ["credit card", "debit card", "PayPal payment", "bank transfer"], product: PRODUCTS },
      },
      {
        ask: "I seem to have been charged twice for the same $product.",
        answer:
          "Usually one of the two is only reserved and vanishes by itself within a few days. If both are booked after five working days, send me the dates and the last four digits of the card, and I will return one of them at once.",
        variables: { product: PRODUCTS },
      },
      {
        ask: "I need an invoice for the $product with the name of $company on it.",
        answer:
          "With pleasure. Under “My orders” choose “Invoice” and then “Change name”. The new invoice with the name of $company is ready as a PDF within a minute.",
        variables: { product: PRODUCTS, company: ["my company", "our club", "the parish", "my practice", "our kindergarten"] },
      },
      {
        ask: "Can I pay for a $product in $count instalments?",
        answer:
          "Yes, for orders of 100 dollars or more. At checkout choose “Instalments” and then $count months. Before you confirm you see each amount and date, and you may pay off the rest at any time.",
        variables: { product: PRODUCTS, count: ["three", "six", "ten", "twelve"] },
      },
    ],
  },
  {
    topic: "Account and password help",
    tasks: [
      {
        ask: "I want to track my $product but the link for a new password never arrives.",
        answer:
          "Please check the junk folder, and whether you registered with another address. If there is nothing after ten minutes, tell me the address you use, and I will check whether it has an account. I will never ask you for the password itself.",
        variables: { product: PRODUCTS },
      },
      {
        ask: "My account shows a $product that I never ordered. Did somebody break in?",
        answer:
          "Please change your password now and choose “Sign out everywhere”. I have stopped nothing yet, because I need your word first: if you did not order the $product, tell me, and I cancel it and look at where it was ordered from.",
        variables: { product: PRODUCTS },
      },
      {
        ask: "How do I change the e-mail address of my account? I still wait for a $product there.",
        answer:
          "Go to “My account”, then “E-mail address”, and enter the new one. We send a link to it; your account changes when you open that link. The delivery of your $product is not affected.",
        variables: { product: PRODUCTS },
      },
      {
        ask: "Please delete my account. The last thing I bought was a $product $years years ago.",
        answer:
          "You can do it under “My account”, “Delete account”. Invoices have to be kept for some years by law; everything else, the history of your $product included, is gone after 30 days. Until then you can change your mind.",
        variables: { product: PRODUCTS, years: ["two", "three", "four", "five"] },
      },
    ],
  },
  {
    topic: "Product advice before buying",
    tasks: [
      {
        ask: "I am looking for a $product for $place. What should I pay attention to?",
        answer:
          "Measure the space first and leave a hand's width on each side. For $place a material that is easy to wipe is worth its price. Tell me the size and your budget, and I will name two or three that fit.",
        variables: {
          product: PRODUCTS,
          place: ["a small flat", "a shared kitchen", "a holiday home", "a student room", "an office", "a mountain hut"],
        },
      },
      {
        ask: "Is the cheaper $product good enough if I use it $often?",
        answer:
          "For that, the cheaper one will do. The dearer $product lasts longer under daily use and has five years of warranty in place of two. Both can be returned within 30 days if you change your mind.",
        variables: { product: PRODUCTS, often: ["once a week", "at weekends", "twice a month", "in summer only", "now and then"] },
      },
      {
        ask: "Does your $product contain $material? Somebody in our home is allergic.",
        answer:
          "The materials are listed on the product page under “Details”, down to the small parts. If $material is not named there, it is not in it. With an allergy I would rather be sure: send me the item number and I will ask the maker.",
        variables: { product: PRODUCTS, material: ["nickel", "latex", "wool", "feathers", "lacquer"] },
      },
      {
        ask: "Which $product would you choose for somebody aged $age who lives alone?",
        answer:
          "I would look for light weight, large switches and a clear manual. Filter for “easy to use” in our shop; the first $product in that list is returned least often, which says a lot.",
        variables: { product: PRODUCTS, age: ["seventy", "seventy-five", "eighty", "eighty-six", "ninety"] },
      },
    ],
  },
  {
    topic: "Warranty and repairs",
    tasks: [
      {
        ask: "After $months months my $product has stopped working. Does the warranty cover that?",
        answer:
          "Our warranty lasts two years, so yes, unless it was dropped or opened. Send me a short description and, if you can, a photo of the label underneath. I then send a label for the repair, which takes about ten days.",
        variables: { months: ["five", "eight", "eleven", "fourteen", "nineteen", "twenty-two"], product: PRODUCTS },
      },
      {
        ask: "Can I buy a spare $part for a $product, or do I have to buy it new?",
        answer:
          "We keep spare parts for seven years. Search for the item number of your $product and open “Spare parts”. If the $part is not listed, tell me, and I will ask the workshop.",
        variables: { part: ["lid", "cable", "handle", "foot", "screw set", "filter"], product: PRODUCTS },
      },
      {
        ask: "I lost the receipt of my $product. Is the warranty gone?",
        answer:
          "No. Every order stays in your account, and the invoice there is proof enough. If you bought as a guest, the confirmation e-mail for the $product will do just as well.",
        variables: { product: PRODUCTS },
      },
      {
        ask: "How long does a repair of a $product take, and do I get a replacement meanwhile?",
        answer:
          "Ten working days on average, from our workshop's door and back. We cannot lend a $product, but if a repair takes longer than 20 days you may have a new one or your money.",
        variables: { product: PRODUCTS },
      },
    ],
  },
  {
    topic: "Gift cards and discount codes",
    tasks: [
      {
        ask: "The code for $percent percent off is not accepted when I order a $product.",
        answer:
          "A code works once per customer, and not together with reduced prices. If the $product is not marked as reduced, look for a space before or after the code. Still refused? Send me the code, and I will check it.",
        variables: { percent: ["five", "ten", "fifteen", "twenty", "twenty-five"], product: PRODUCTS },
      },
      {
        ask: "Can I use two gift cards for one $product?",
        answer:
          "Yes, up to five for one order. Enter the first under “Gift card”, then choose “Add another”. Whatever is not used for the $product stays on the card.",
        variables: { product: PRODUCTS },
      },
      {
        ask: "I found a gift card of $amount dollars from $years years ago. Is it still valid?",
        answer:
          "Our gift cards do not expire. Enter the number under “Check balance” to see whether the $amount dollars are still on it; if the print has faded, send me a photo of the back.",
        variables: { amount: ["20", "25", "40", "50", "75", "100"], years: ["two", "three", "five", "six"] },
      },
      {
        ask: "I paid for a $product by gift card and want to return it. How do I get the money?",
        answer:
          "The refund goes back to where it came from, so the amount for the $product will be on the gift card again. If you have thrown the card away, I can move the balance to a new one.",
        variables: { product: PRODUCTS },
      },
    ],
  },
  {
    topic: "Complaints about our service",
    tasks: [
      {
        ask: "I waited $minutes minutes on the telephone because of my $product and was then cut off.",
        answer:
          "That is not how it should be, and I apologise. Tell me here what the matter with the $product is, and I will settle it in writing; or name a time, and a colleague will call you instead of the other way round.",
        variables: { minutes: ["twenty", "thirty", "forty", "fifty", "sixty"], product: PRODUCTS },
      },
      {
        ask: "Your driver left my $product $place, where it got wet.",
        answer:
          "The driver should have rung or taken it back. I replace the $product if it has suffered; a photo is enough. I also note for your address that nothing may be left without a signature.",
        variables: {
          product: PRODUCTS,
          place: ["in the rain", "beside the bins", "on the stairs outside", "behind a hedge", "on the lawn"],
        },
      },
      {
        ask: "Three colleagues of yours gave me three different answers about my $product.",
        answer:
          "I understand that this costs trust. I have read what was written so far, and from now on you deal with me alone. Please tell me in one sentence what you need for the $product, and I will answer in a way you can rely on.",
        variables: { product: PRODUCTS },
      },
      {
        ask: "Why do I get advertising every day since I bought a $product, although I said no to it?",
        answer:
          "You should not, and I am sorry. The link “Unsubscribe” stops it at once; if it goes on for more than two days, send me one of the mails. Notices about the delivery of your $product are sent either way.",
        variables: { product: PRODUCTS },
      },
    ],
  },
];
