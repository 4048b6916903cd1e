import { type CodeTopic, py } from "./task.ts";

export const textProcessing: CodeTopic = {
  topic: "Text Processing and Regular Expressions",
  keywords: ["text", "regular", "regex", "strings"],
  tasks: [
    {
      task: "write a Python function that finds all dates such as 2024-03-09 in $source and returns those that really exist",
      lead: "Let the regular expression find candidates, and let the standard library decide which are real:",
      code: py`
import re
from datetime import date

PATTERN = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


def find_dates(text: str) -> list[date]:
    found = []
    for year, month, day in PATTERN.findall(text):
        try:
            found.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return found
`,
      call: 'find_dates("From 2024-02-29 to 2024-02-30")',
      check: 'find_dates("From 2024-02-29 to 2024-02-30") == [date(2024, 2, 29)]',
      how: "The pattern only knows digits. Whether a month has 30 days is left to `date`, which raises ValueError for one that does not exist.",
      cost: "One pass over the text.",
      edge: "`\\b` keeps the pattern from matching inside longer numbers, such as an order number with dashes.",
      alternative: "The package `dateutil` reads many ways of writing a date, but also finds dates where there are none.",
      variables: { source: ["log files", "contracts", "e-mails", "diary entries", "meeting notes", "chat messages", "invoices"] },
    },
    {
      task: "count the ten most frequent words in $text with Python, ignoring case, punctuation and a list of common words",
      lead: "`Counter` does the counting; the pattern decides what a word is:",
      code: py`
import re
from collections import Counter

COMMON = {"a", "an", "and", "in", "is", "of", "the", "to"}


def frequent_words(text: str, limit: int = 10) -> list[tuple[str, int]]:
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.casefold())
    return Counter(word for word in words if word not in COMMON).most_common(limit)
`,
      call: 'frequent_words("The sea, the sea! And the shore.")',
      check: 'frequent_words("The sea, the sea! And the shore.") == [("sea", 2), ("shore", 1)]',
      how: "`[^\\W\\d_]+` matches letters of any language, and the optional part keeps words such as “don't” whole. `casefold` makes upper and lower case equal, also beyond English.",
      cost: "Linear in the length of the text; memory grows with the number of different words.",
      edge: "An apostrophe comes in two forms, straight and curly, and both are matched.",
      alternative: "When “run” and “running” should count as one word, a library with lemmatisation such as spaCy is needed.",
      variables: {
        text: ["a novel", "song lyrics", "customer reviews", "speeches", "a newspaper archive", "product descriptions", "lecture notes"],
      },
    },
    {
      task: "mask e-mail addresses in $source with Python so that only the first letter and the domain stay readable",
      lead: "`re.sub` with a function builds each replacement from the match:",
      code: py`
import re

ADDRESS = re.compile(r"\b([\w.+-])([\w.+-]*)@([\w-]+(?:\.[\w-]+)+)")


def mask_addresses(text: str) -> str:
    return ADDRESS.sub(lambda match: f"{match[1]}***@{match[3]}", text)
`,
      call: 'mask_addresses("Write to ada.lovelace@example.org today.")',
      check: 'mask_addresses("Write to ada.lovelace@example.org today.") == "Write to a***@example.org today."',
      how: "The pattern catches the first letter, the rest of the name and the domain in three groups. Only the first and third come back. Three stars are always used, so that the length of the name is hidden as well.",
      cost: "One pass over the text.",
      edge: "The full grammar of addresses allows quoted names with spaces; those are rare and not matched here.",
      alternative: "For other personal data, such as names or places, patterns are too weak: use a trained recogniser.",
      variables: { source: ["support tickets", "log files", "forum posts", "exports", "chat histories", "survey answers", "bug reports"] },
    },
    {
      task: "write a Python function that turns titles of $things into short web addresses of lower-case letters, digits and dashes",
      lead: "Take the accents off first, then replace everything that is neither letter nor digit:",
      code: py`
import re
import unicodedata


def slugify(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
`,
      call: 'slugify("Crème brûlée: 3 Tips & Tricks!")',
      check: 'slugify("Crème brûlée: 3 Tips & Tricks!") == "creme-brulee-3-tips-tricks"',
      how: "`NFKD` splits an accented letter into the letter and its accent, and the accent is dropped when encoding to ASCII. One regular expression turns each run of other characters into a single dash.",
      cost: "Linear in the length of the title.",
      edge: "A title in Greek or Chinese loses every letter and gives an empty text, so have a fallback such as the id.",
      alternative: "The package `python-slugify` transliterates other scripts as well.",
      variables: { things: ["blog posts", "recipes", "films", "exhibitions", "podcasts", "workshops", "walking tours", "albums"] },
    },
    {
      task: "parse lines such as “2024-03-09 12:30:01 ERROR disk full” from $system into dictionaries with Python, skipping lines of another form",
      lead: "Named groups make the pattern readable, and `groupdict` gives the dictionary:",
      code: py`
import re

LINE = re.compile(r"(?P<time>\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}) (?P<level>[A-Z]+) (?P<message>.+)")


def parse_log(lines: list[str]) -> list[dict[str, str]]:
    matches = (LINE.fullmatch(line.rstrip("\n")) for line in lines)
    return [match.groupdict() for match in matches if match]
`,
      call: 'parse_log(["2024-03-09 12:30:01 ERROR disk full", "---"])',
      check: 'parse_log(["2024-03-09 12:30:01 ERROR disk full", "---"])[0]["level"] == "ERROR"',
      how: "`fullmatch` demands that the whole line fits the pattern, so half-written lines are skipped. The generator tests one line at a time.",
      cost: "Linear in the size of the log; only matching lines are kept in memory.",
      edge: "A stack trace runs over several lines, of which this keeps only the first.",
      alternative: "If you can change the program that writes the log, let it write JSON lines and use `json.loads`.",
      variables: {
        system: ["a web server", "a backup job", "a ticket machine", "a mail server", "a scanner", "a heating controller", "a queue"],
      },
    },
  ],
};
