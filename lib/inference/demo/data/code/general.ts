import { type CodeTask, py } from "./task.ts";

/** Tasks that make sense for any topic, which `$topic` names. Code never holds it: it may hold quotes. */
export const GENERAL_TASKS: readonly CodeTask[] = [
  {
    task: "write a small Python glossary for terms from $topic that finds $kind even when they are misspelt",
    lead: "`difflib` in the standard library finds the nearest spelling:",
    code: py`
from difflib import get_close_matches


class Glossary:
    def __init__(self, entries: dict[str, str]) -> None:
        self.entries = {term.casefold(): text for term, text in entries.items()}

    def look_up(self, term: str) -> str | None:
        close = get_close_matches(term.casefold(), self.entries, n=1, cutoff=0.7)
        return self.entries[close[0]] if close else None
`,
    call: 'Glossary({"Module": "a file with code"}).look_up("modul")',
    check: 'Glossary({"Module": "a file with code"}).look_up("zebra") is None',
    how: "All terms are stored in lower case. `get_close_matches` compares the question with each of them and returns the best one that is similar enough, or nothing.",
    cost: "Each look-up compares with every term: fine for thousands, slow for millions.",
    edge: "The cutoff decides between “not found” and a wrong hit; try 0.6 to 0.8 with your own terms.",
    alternative: "For large glossaries, a database with trigram search (pg_trgm in PostgreSQL) is faster.",
    variables: { kind: ["definitions", "abbreviations", "commands", "concepts", "names", "rules"] },
  },
  {
    task: "write a command-line quiz in Python about $topic that repeats wrongly answered $items until all are right",
    lead: "Keep the open questions in a queue and put each wrongly answered one back at its end:",
    code: py`
from collections import deque
from typing import Callable


def run_quiz(questions: dict[str, str], ask: Callable[[str], str] = input) -> int:
    """Ask until everything was answered rightly once; return the number of answers given."""
    open_questions = deque(questions)
    answers = 0
    while open_questions:
        question = open_questions.popleft()
        answers += 1
        if ask(question).strip().casefold() != questions[question].casefold():
            open_questions.append(question)
    return answers


def try_quiz() -> int:
    given = iter(["wrong", "b", "a"])
    return run_quiz({"First?": "a", "Second?": "b"}, lambda question: next(given))
`,
    call: "try_quiz()",
    check: "try_quiz() == 3",
    how: "The function that asks is an argument: `input` in the program, a list of answers in a test. Spaces and upper case do not count against the learner.",
    cost: "The queue holds each question once at most.",
    edge: "A question whose answer nobody knows would be asked for ever; allow giving up after some tries.",
    alternative: "For learning over weeks, a spaced-repetition schedule such as SM-2 works better than repeating at once.",
    variables: { items: ["questions", "cards", "terms", "exercises", "facts", "riddles"] },
  },
  {
    task: "write a Python function that ranks $texts about $topic by how well they match a few search words",
    lead: "A word that is rare in the collection says more than a frequent one, so weigh it by its rarity:",
    code: py`
import math
import re
from collections import Counter


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def rank(texts: list[str], query: str) -> list[str]:
    counts = [Counter(words(text)) for text in texts]

    def rarity(word: str) -> float:
        return math.log((1 + len(texts)) / (1 + sum(word in count for count in counts))) + 1

    def score(position: int) -> float:
        size = sum(counts[position].values()) or 1
        return sum(counts[position][word] / size * rarity(word) for word in words(query))

    order = sorted(range(len(texts)), key=score, reverse=True)
    return [texts[position] for position in order if score(position) > 0]
`,
    call: 'rank(["the red fox", "the red door", "a blue door"], "red fox")',
    check: 'rank(["the red fox", "the red door", "a blue door"], "red fox") == ["the red fox", "the red door"]',
    how: "This is the TF-IDF measure: how often a word stands in a text, times how rare it is among all texts. Texts with none of the words are left out.",
    cost: "Each search goes through all texts; store the rarities if you search often.",
    edge: "Short texts win easily, because a single hit is a large share of them.",
    alternative: "SQLite's FTS5 and PostgreSQL's full-text search do this at scale, with stemming.",
    variables: { texts: ["notes", "articles", "answers", "chapters", "summaries", "posts", "lessons"] },
  },
  {
    task: "plan a reading list on $topic with Python that fits $goal into a number of minutes a day",
    lead: "Fill one day after the other, in the order of the list, and split what does not fit:",
    code: py`
def plan(readings: list[tuple[str, int]], minutes_a_day: int) -> list[list[tuple[str, int]]]:
    """Return for each day what to read and for how many minutes."""
    if minutes_a_day <= 0:
        raise ValueError("minutes_a_day must be positive")
    days: list[list[tuple[str, int]]] = []
    free = 0
    for title, minutes in readings:
        while minutes > 0:
            if free == 0:
                days.append([])
                free = minutes_a_day
            part = min(minutes, free)
            days[-1].append((title, part))
            minutes -= part
            free -= part
    return days
`,
    call: 'plan([("Basics", 50), ("Details", 25)], 30)',
    check: 'plan([("Basics", 50), ("Details", 25)], 30) == [[("Basics", 30)], [("Basics", 20), ("Details", 10)], [("Details", 15)]]',
    how: "`free` is what is left of the current day. A reading takes as much of it as it needs, and goes on the next day if it is not finished.",
    cost: "Linear in the number of parts that come out.",
    edge: "A reading of zero minutes is dropped silently, and a day of zero minutes is refused with an error.",
    alternative: "If texts must not be split, this becomes bin packing; “first fit, longest first” is a good rule of thumb then.",
    variables: { goal: ["an overview", "the basics", "exam preparation", "a refresher", "an introduction", "the latest news"] },
  },
  {
    task: "group $records on $topic by a key in Python and show for each group the count, the smallest and the largest value",
    lead: "One pass with a dictionary of running figures is enough:",
    code: py`
def summarise(records: list[tuple[str, float]]) -> dict[str, dict[str, float]]:
    summary: dict[str, dict[str, float]] = {}
    for key, value in records:
        group = summary.setdefault(key, {"count": 0, "smallest": value, "largest": value})
        group["count"] += 1
        group["smallest"] = min(group["smallest"], value)
        group["largest"] = max(group["largest"], value)
    return summary
`,
    call: 'summarise([("a", 3), ("b", 7), ("a", 1)])',
    check: 'summarise([("a", 3), ("a", 1)]) == {"a": {"count": 2, "smallest": 1, "largest": 3}}',
    how: "`setdefault` creates a group the first time its key is met, with the first value as both smallest and largest. Records need not be sorted.",
    cost: "Linear in the number of records; memory grows with the number of groups.",
    edge: "A NaN among the values spoils minimum and maximum, so filter such values first.",
    alternative: 'In pandas it is one line: `frame.groupby("key")["value"].agg(["count", "min", "max"])`.',
    variables: { records: ["measurements", "observations", "exercises", "scores", "costs", "hours", "ratings"] },
  },
  {
    task: "write a Python notebook class for $topic that stores short $entries with tags and can undo the last change",
    lead: "Keep the earlier states on a stack; undoing means taking the last one back:",
    code: py`
class Notebook:
    def __init__(self) -> None:
        self._entries: tuple[tuple[str, frozenset[str]], ...] = ()
        self._past: list[tuple[tuple[str, frozenset[str]], ...]] = []

    def add(self, text: str, *tags: str) -> None:
        self._past.append(self._entries)
        self._entries = (*self._entries, (text, frozenset(tags)))

    def undo(self) -> None:
        if self._past:
            self._entries = self._past.pop()

    def tagged(self, tag: str) -> list[str]:
        return [text for text, tags in self._entries if tag in tags]


def try_notebook() -> list[str]:
    notebook = Notebook()
    notebook.add("first thought", "idea")
    notebook.add("second thought", "idea")
    notebook.undo()
    return notebook.tagged("idea")
`,
    call: "try_notebook()",
    check: 'try_notebook() == ["first thought"]',
    how: "Entries are kept in tuples, which never change, so an earlier state is stored by keeping a reference to it. `undo` on an empty stack does nothing.",
    cost: "Adding copies the tuple of entries; with many thousands, store changes rather than states.",
    edge: "Limit the stack if the program runs for months.",
    alternative: "The command pattern stores for each change how to reverse it, which needs less memory for large states.",
    variables: { entries: ["notes", "ideas", "observations", "questions", "links", "quotations", "decisions"] },
  },
];
