import { USUAL_NEAR_DUPLICATES } from "../generation/config.ts";
import { answer, python } from "./markdown.ts";
import { TEMPLATE_NAMES } from "./names.ts";
import { scale } from "./rubric.ts";
import type { Template } from "./template.ts";

export const codeGeneration: Template = {
  id: "code-generation",
  name: TEMPLATE_NAMES["code-generation"],
  description: "Programming questions with worked answers: code that runs, and a clear explanation of it.",
  prompt: `Write programming question and answer pairs for the given topic. The prompt is a question or task as a developer would ask it; the completion is the answer.

Requirements:
- Each completion includes a complete, working code example in a fenced code block that names its language.
- Each completion explains the code: what it does, why it is done this way, and what to watch out for.
- Use Python unless the topic calls for another language. Import everything that is used.
- Format the code properly, with consistent indentation and clear names.
- Vary the difficulty, from everyday tasks to demanding ones, and vary how the question is asked.
- Each question stands on its own: it can be understood and answered without the others.
- Follow the format of the examples.`,
  databaseSchema: "",
  seeds: [
    "Algorithms for Operation Research",
    "Web Development with Flask",
    "PyTorch for Reinforcement Learning",
    "Data Analysis with pandas",
    "Text Processing and Regular Expressions",
    "Testing with pytest",
    "Concurrency with asyncio",
    "Working with Files, JSON and CSV",
    "Object-Oriented Design in Python",
    "Data Structures: Trees and Graphs",
  ],
  examples: [
    {
      prompt: "How do you read a CSV file into a pandas DataFrame?",
      completion: answer(
        "Use `pandas.read_csv()`. It takes the path of the file and works out the column names from the first line:",
        python`
import pandas as pd

df = pd.read_csv("orders.csv", parse_dates=["ordered_at"])

print(df.head())   # the first five rows
df.info()          # columns, types and missing values
`,
        '`parse_dates` turns the named columns into real dates, so that you can sort and group by them. `head()` shows whether the columns came out as expected, and `info()` shows at once which columns have missing values. If the file uses semicolons, as many spreadsheets do, add `sep=";"`.',
      ),
    },
    {
      prompt:
        "Write a Python function that returns the first position at which a value could be inserted into a sorted list so that the list stays sorted. It has to be fast on lists with millions of items.",
      completion: answer(
        "A binary search finds the position in about twenty steps even for a million items, because each step halves the part of the list that is still in question:",
        python`
def insertion_point(items: list[int], value: int) -> int:
    """Return the first index at which value keeps items sorted."""
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle] < value:
            low = middle + 1
        else:
            high = middle
    return low


print(insertion_point([10, 20, 20, 40], 20))  # 1
print(insertion_point([10, 20, 20, 40], 50))  # 4
`,
        "**How it works.** Everything left of `low` is smaller than the value, and everything from `high` on is not. The loop narrows the gap until both meet, and that is the answer. An empty list needs no special case: the loop never runs and the answer is 0.",
        "**In practice.** The standard library has the same function as `bisect.bisect_left`, written in C. Use that one in real programs; write your own when you want to search by something other than plain comparison.",
      ),
    },
    {
      prompt:
        "My Flask application crashes with a 500 error when a client posts something that is not JSON. How do I answer with a clear 400 error instead?",
      completion: answer(
        "Ask for the body with `silent=True`, check what you got, and answer with status 400 and a sentence that says what was wrong:",
        python`
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.post("/notes")
def create_note():
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        return jsonify(error="Send a JSON object."), 400

    text = body.get("text")
    if not isinstance(text, str) or not text.strip():
        return jsonify(error="The field 'text' must not be empty."), 400

    return jsonify(text=text.strip()), 201
`,
        "With `silent=True`, `get_json` returns `None` for a body that is missing or not valid JSON, instead of stopping the request. The `isinstance` check also refuses valid JSON of the wrong shape, such as a list or a number, which would crash at `body.get`.",
        "A client that sends good data gets 201 (created). A client that sends bad data gets 400 and can see which field to correct, and nothing ends up in the error log.",
      ),
    },
    {
      prompt:
        "I have a list of dictionaries with the keys `city` and `amount`. How can I add up the amounts for each city without any library?",
      completion: answer(
        "Use a `defaultdict` that starts every city at zero, and go through the list once:",
        python`
from collections import defaultdict


def total_by_city(sales: list[dict]) -> dict[str, float]:
    totals: defaultdict[str, float] = defaultdict(float)
    for sale in sales:
        totals[sale["city"]] += sale["amount"]
    return dict(totals)


sales = [
    {"city": "Lisbon", "amount": 20.0},
    {"city": "Oslo", "amount": 5.5},
    {"city": "Lisbon", "amount": 12.5},
]
print(total_by_city(sales))  # {'Lisbon': 32.5, 'Oslo': 5.5}
`,
        "`defaultdict(float)` gives a city the value `0.0` the first time it is met, so no `if city in totals` is needed. Turning the result into a plain `dict` at the end keeps callers from adding cities by accident just by looking them up.",
        "For money that must be exact to the cent, use `decimal.Decimal` in place of `float`.",
      ),
    },
  ],
  outputFields: null,
  rubric: {
    criteria: [
      scale(
        "Correct",
        "Does the code do what is asked?",
        "It cannot run, or does something else.",
        "It runs, and is wrong in the usual case.",
        "Right in the usual case, wrong at an edge that matters.",
        "Right, with an edge that is only mentioned.",
        "Right in every case that the question allows.",
      ),
      scale(
        "Well made",
        "Is the code clear and in the manner of its language?",
        "Unreadable.",
        "Works around the language.",
        "Understandable, with needless parts.",
        "Clear, good names.",
        "One would be glad to find it in one's own project.",
      ),
      scale(
        "Explained",
        "Does the explanation help the asker to understand and to go on?",
        "None, or a wrong one.",
        "It repeats the code in words.",
        "Says what it does, not why.",
        "Says why, shortly.",
        "Says why, and what to watch out for.",
      ),
    ],
  },
  defaults: {
    ...{ rowsPerSeed: 5, rowsPerCall: 5, temperature: 0.7, topK: null, topP: null, maxTokens: 4_096 },
    nearDuplicates: USUAL_NEAR_DUPLICATES,
  },
};
