// The parts from which questions about the shop are put together: 17 alternatives each (see code-words.ts).

/** How a question is put. The names are filled with the topic, the task, who asks, and the wishes for style and answer. */
export const FRAMINGS = [
  "$Asker asks us to $task. This belongs to $topic. $style $wish",
  "$topic: how do I $task? It is for $asker. $wish $style",
  "Write a query to $task. $style $Asker will read the result. Practise $topic with it. $wish",
  "For our collection on $topic, $task. $wish The idea came from $asker. $style",
  "Please $task. Topic of the week: $topic. $style $wish $Asker is waiting.",
  "Tomorrow $asker needs a figure, and I have to $task. What does the SQL look like? $style I file it under $topic. $wish",
  "$style With that in mind, $task. $wish The request is from $asker and is about $topic.",
  "I know the basics of $topic, but not how to $task. $wish $style My client is $asker.",
  "Could you $task? It is for $asker. $style $wish We keep such queries in a folder called “$topic”.",
  "$Asker sent this note: “Please $task.” Answer it with what $topic offers. $wish $style",
  "Exercise on $topic. $Task. $style Imagine that $asker put the question. $wish",
  "What is the best way to $task? $wish $Asker brought it up in a talk about $topic. $style",
  "In the report for $asker one page is missing. It should $task. $style Its chapter is $topic. $wish",
  "$wish So much for the answer; the question, from the field of $topic, is to $task. $style It was $asker who wanted to know.",
  "Show $asker how to $task. $wish $style (Keyword: $topic.)",
  "A dashboard about $topic has to $task. $style $Asker looks at it every Monday. $wish",
  "To help $asker decide, $task. $style $wish What I want to learn from it is $topic.",
] as const;

export const ASKERS = [
  "the head of sales",
  "our accountant",
  "the warehouse manager",
  "a new analyst",
  "the customer service team",
  "the founder of the shop",
  "an auditor from outside",
  "the marketing lead",
  "our purchasing department",
  "the board",
  "a regional manager",
  "the data team's trainee",
  "the newsletter's editor",
  "a consultant",
  "the finance director",
  "my colleague in logistics",
  "the product manager",
] as const;

/** Wishes for the query's form. Every query of the data files fulfils all of them. */
export const STYLES = [
  "Write keywords in capital letters.",
  "Use short aliases for the tables.",
  "Give every computed column a name.",
  "Avoid SELECT *.",
  "Join with explicit JOIN ... ON only.",
  "Standard PostgreSQL is fine.",
  "It must be one single statement.",
  "Start each clause on a line of its own.",
  "Do not use temporary tables.",
  "Nothing in the database may be changed.",
  "Qualify each column with its table's alias.",
  "No extensions are installed, so do without them.",
  "End the statement with a semicolon.",
  "I prefer readable SQL to clever SQL.",
  "There are no views or stored procedures to rely on.",
  "Comments inside the SQL are not needed.",
  "Stay with the tables and columns of our schema.",
] as const;

export type Section = "edge" | "speed";

/** What else the answer has to tell. */
export const WISHES: readonly { wish: string; sections: readonly Section[] }[] = [
  { wish: "Explain the query briefly.", sections: [] },
  { wish: "Which mistake is easily made here?", sections: ["edge"] },
  { wish: "Would an index help?", sections: ["speed"] },
  { wish: "Describe in words what it does.", sections: [] },
  { wish: "Mention what to be careful about.", sections: ["edge"] },
  { wish: "Add a hint on how to make it fast.", sections: ["speed"] },
  { wish: "Two or three sentences of explanation will do.", sections: [] },
  { wish: "Tell me about traps as well as speed.", sections: ["edge", "speed"] },
  { wish: "How does the answer come about?", sections: [] },
  { wish: "Is there anything that could distort the result?", sections: ["edge"] },
  { wish: "Our tables are large, so think of performance.", sections: ["speed"] },
  { wish: "Somebody without SQL should understand the explanation.", sections: [] },
  { wish: "Point out one special case.", sections: ["edge"] },
  { wish: "What would you do if it were slow?", sections: ["speed"] },
  { wish: "Walk me through it.", sections: [] },
  { wish: "Be brief, but warn me of pitfalls.", sections: ["edge"] },
  { wish: "I would like the reasoning, a warning and a word on speed.", sections: ["edge", "speed"] },
];
