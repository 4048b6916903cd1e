// The parts from which tasks about code are put together: 17 alternatives each (see code-words.ts).

/** How a request is put. The names are filled with the topic, the task, the scene, and the wishes for ending and answer. */
export const FRAMINGS = [
  "$scene For a lesson on $topic, $task. $ending $wish",
  "Topic: $topic. $Task. $ending $scene $wish",
  "Could you $task? $scene It is part of a series on $topic. $wish $ending",
  "$Task. Background: $scene The subject is $topic. $wish $ending",
  "I am working through $topic and got stuck. Please $task. $wish $scene $ending",
  "$scene Our next step in $topic is to $task. $ending $wish",
  "How would you $task? $ending $scene All of this falls under $topic. $wish",
  "As an exercise in $topic, $task. $scene $wish $ending",
  "$ending Apart from that you are free. The exercise, from the field of $topic: $task. $scene $wish",
  "$scene We collect short recipes about $topic, and one is missing that shows how to $task. $wish $ending",
  "Show me how to $task. $scene Keep to $topic. $ending $wish",
  "Under the heading “$topic” I would like a worked answer: $task. $wish $scene $ending",
  "$wish That matters to me as much as the code. The job ($topic): $task. $ending $scene",
  "My colleague asked me to $task, and I know little about $topic. $scene $ending $wish",
  "Interview question on $topic: $task. $wish $ending $scene",
  "$scene This is what we need from someone who knows $topic: $task. $ending $wish",
  "Help me to learn $topic. First of all, $task. $scene $wish $ending",
] as const;

/** Who asks, in one sentence that fits any task. */
export const SCENES = [
  "I teach an evening course at a public library.",
  "We are a hospital's small IT team.",
  "I am preparing for an exam next month.",
  "A family bakery pays me to look after its web shop.",
  "Our volunteer group repairs bicycles at weekends.",
  "The three of us are building a start-up for tenants.",
  "I work at a game studio and write tools for the artists.",
  "Our employer supplies electricity to a mid-sized city.",
  "My job is in the warehouse of a furniture dealer.",
  "At our university lab everybody reuses such snippets.",
  "A courier firm with forty riders will run this every night.",
  "The town council wants its internal programs to stay simple.",
  "I moved from accounting to programming last year.",
  "Our museum keeps its collection in an old system.",
  "A weather station on an island sends us the input.",
  "I maintain an open-source package with few contributors.",
  "The film festival I help out at has no budget for software.",
] as const;

/** What the code has to end with, and the lines that do it. `$call` gives a sample result, `$check` is true for it. */
export const ENDINGS: readonly { wish: string; imports?: string; code: string }[] = [
  { wish: "Print the result for a small sample at the end.", code: "print($call)" },
  {
    wish: "Put the sample run behind a main guard, so that the module can be imported.",
    code: 'if __name__ == "__main__":\n    result = $call\n    print(result)',
  },
  { wish: "Close with a plain assert on a sample.", code: "assert $check" },
  { wish: "Add one test function in the style of pytest.", code: "def test_sample():\n    assert $check" },
  {
    wish: "Include a unittest class with a single test.",
    imports: "import unittest",
    code: 'class SampleTest(unittest.TestCase):\n    def test_sample(self):\n        self.assertTrue($check)\n\n\nif __name__ == "__main__":\n    unittest.main()',
  },
  {
    wish: "Measure with perf_counter how long one call takes.",
    imports: "import time",
    code: 'started = time.perf_counter()\nresult = $call\nprint(f"{result!r} after {time.perf_counter() - started:.6f} s")',
  },
  {
    wish: "Write the sample result to the log rather than to standard output.",
    imports: "import logging",
    code: 'logging.basicConfig(level=logging.INFO)\nlogging.info("Sample result: %s", $call)',
  },
  {
    wish: "Let the script show its sample output as JSON.",
    imports: "import json",
    code: "print(json.dumps($call, default=str, indent=2))",
  },
  {
    wish: "Save what a sample call returns to a text file named result.txt.",
    imports: "from pathlib import Path",
    code: 'result = $call\nPath("result.txt").write_text(f"{result}\\n", encoding="utf-8")',
  },
  {
    wish: "Finish with a function demo() that I can call from a notebook.",
    code: "def demo():\n    result = $call\n    print(result)\n    return result",
  },
  {
    wish: "Also tell me the type of the value that comes back.",
    code: "result = $call\nprint(type(result).__name__, result)",
  },
  { wish: "Use pprint for a readable look at the outcome.", imports: "from pprint import pprint", code: "pprint($call)" },
  {
    wish: "Report the peak memory of a sample run through tracemalloc.",
    imports: "import tracemalloc",
    code: 'tracemalloc.start()\nresult = $call\npeak = tracemalloc.get_traced_memory()[1]\nprint(f"{result!r}, peak memory {peak / 1024:.1f} KiB")',
  },
  {
    wish: "Wrap the result in a small dataclass with a label.",
    imports: "from dataclasses import dataclass",
    code: '@dataclass\nclass Report:\n    label: str\n    value: object\n\n\nprint(Report("sample", $call))',
  },
  {
    wish: "If the sample call fails, the script should say so in one line and exit with code 1.",
    imports: "import sys",
    code: 'try:\n    print($call)\nexcept Exception as error:\n    sys.exit(f"The sample failed: {error}")',
  },
  {
    wish: "Make the check a sentence: say whether the sample came out as expected.",
    code: 'print("as expected" if $check else "not as expected")',
  },
  {
    wish: "Provide a doctest that covers one example.",
    imports: "import doctest",
    code: '__test__ = {"sample": r"""\n>>> bool($check)\nTrue\n"""}\n\nif __name__ == "__main__":\n    doctest.testmod()',
  },
];

export type Section = "cost" | "edge" | "alternative";

/** What else the answer has to tell. */
export const WISHES: readonly { wish: string; sections: readonly Section[] }[] = [
  { wish: "Explain how it works.", sections: [] },
  { wish: "What does it cost in time and memory?", sections: ["cost"] },
  { wish: "Which case is easily forgotten?", sections: ["edge"] },
  { wish: "Is there another way, and when is it the better one?", sections: ["alternative"] },
  { wish: "A beginner should be able to follow the explanation.", sections: [] },
  { wish: "Tell me about running time as the input grows.", sections: ["cost"] },
  { wish: "I care about unusual input, so mention what to look out for.", sections: ["edge"] },
  { wish: "Compare your choice with one alternative.", sections: ["alternative"] },
  { wish: "Keep the explanation to a few sentences.", sections: [] },
  { wish: "Name both the cost and a pitfall.", sections: ["cost", "edge"] },
  { wish: "Describe the idea first, then what else could be used instead.", sections: ["alternative"] },
  { wish: "Warn me of mistakes people make here.", sections: ["edge"] },
  { wish: "How far does this scale?", sections: ["cost"] },
  { wish: "Give your reasons for this approach, and the limits it has.", sections: ["cost", "alternative"] },
  { wish: "Put the reasoning into plain words.", sections: [] },
  { wish: "Point out one edge case and one other approach.", sections: ["edge", "alternative"] },
  { wish: "I want to know everything: cost, pitfalls, alternatives.", sections: ["cost", "edge", "alternative"] },
];
