import { type CodeTopic, py } from "./task.ts";

export const testing: CodeTopic = {
  topic: "Testing with pytest",
  keywords: ["pytest", "testing", "tests"],
  tasks: [
    {
      task: "test a Python function for $thing against many inputs with pytest's parametrize",
      lead: "One test function and a table of cases are easier to read than many copies of the same test:",
      code: py`
import pytest


def discount(price: float, percent: float) -> float:
    """The price of $thing after a discount."""
    if not 0 <= percent <= 100:
        raise ValueError("percent must be from 0 to 100")
    return round(price * (1 - percent / 100), 2)


@pytest.mark.parametrize(
    ("price", "percent", "expected"),
    [
        pytest.param(100, 0, 100, id="no discount"),
        pytest.param(80, 25, 60, id="a quarter"),
        pytest.param(9.99, 100, 0, id="free"),
    ],
)
def test_discount(price, percent, expected):
    assert discount(price, percent) == expected
`,
      call: "discount(80, 25)",
      check: "discount(80, 25) == 60",
      how: "pytest runs the test once for each line of the table and reports each by its id. A failing case does not stop the others.",
      cost: "A case costs about a millisecond, so hundreds of them are no problem.",
      edge: "Compare amounts with `pytest.approx` where results are not rounded; 0.1 + 0.2 is not exactly 0.3.",
      alternative: "For laws that hold for every input, property-based tests with Hypothesis find cases you would not think of.",
      variables: { thing: ["a ticket", "a room", "a subscription", "a meal", "a rental car", "a course", "a magazine"] },
    },
    {
      task: "write a pytest fixture that gives each test a fresh temporary file with $content, and use it in a test",
      lead: "Build on the fixture `tmp_path`, which gives every test a folder of its own:",
      code: py`
from pathlib import Path

import pytest


def count_lines(path: Path) -> int:
    with path.open(encoding="utf-8") as file:
        return sum(1 for line in file if line.strip())


def write_sample(folder: Path) -> Path:
    path = folder / "sample.txt"
    path.write_text("$content\n\nsecond line\n", encoding="utf-8")
    return path


@pytest.fixture
def sample_file(tmp_path: Path) -> Path:
    return write_sample(tmp_path)


def test_count_lines(sample_file: Path):
    assert count_lines(sample_file) == 2
`,
      call: "count_lines(write_sample(Path.cwd()))",
      check: "count_lines(write_sample(Path.cwd())) == 2",
      how: "A test asks for the fixture by naming it as an argument. pytest makes the folder, calls the fixture, and clears old folders away later, so that tests never see each other's files.",
      cost: "Creating a folder takes well under a millisecond.",
      edge: "Name the encoding when writing and reading, or the test behaves differently on Windows.",
      alternative: "If the function takes an open file rather than a path, `io.StringIO` needs no disk at all.",
      variables: { content: ["shopping list", "guest list", "play list", "inventory", "packing list", "bird observations"] },
    },
    {
      task: "check with pytest that a Python function refuses wrong $input with a ValueError that names the problem",
      lead: "`pytest.raises` catches the error and compares its message:",
      code: py`
import pytest


def parse_age(text: str) -> int:
    """Read an age, here from $input."""
    if not text.strip().isdigit():
        raise ValueError(f"not a whole number: {text!r}")
    age = int(text)
    if age > 130:
        raise ValueError(f"not a plausible age: {age}")
    return age


@pytest.mark.parametrize(
    ("text", "problem"),
    [("twelve", "not a whole number"), ("-1", "not a whole number"), ("200", "not a plausible age")],
)
def test_parse_age_refuses(text, problem):
    with pytest.raises(ValueError, match=problem):
        parse_age(text)
`,
      call: 'parse_age(" 42 ")',
      check: 'parse_age(" 42 ") == 42',
      how: "The test fails if no error is raised, if it is of another class, or if its message does not match. `match` is a regular expression that is searched for in the message.",
      cost: "Nothing worth mentioning: the tests run in milliseconds.",
      edge: "Characters such as brackets have a meaning in `match`; put `re.escape` around a literal message.",
      alternative: "To look at the error's attributes, use `with pytest.raises(...) as caught` and examine `caught.value`.",
      variables: { input: ["form input", "a registration form", "a CSV column", "a spreadsheet", "a survey", "a command line"] },
    },
    {
      task: "replace $service by a fake in a pytest test, so that no request leaves the machine",
      lead: "Pass the function that does the request as an argument; then a fake is just another function:",
      code: py`
from typing import Callable


def advice(city: str, fetch: Callable[[str], dict]) -> str:
    """Give advice from what $service says."""
    try:
        degrees = fetch(city)["degrees"]
    except (KeyError, OSError):
        return "no data"
    return "take a coat" if degrees < 10 else "no coat needed"


def test_cold():
    assert advice("Oslo", lambda city: {"degrees": 3}) == "take a coat"


def test_service_is_down():
    def fails(city: str) -> dict:
        raise OSError("no route to host")

    assert advice("Oslo", fails) == "no data"
`,
      call: 'advice("Oslo", lambda city: {"degrees": 3})',
      check: 'advice("Rome", lambda city: {"degrees": 24}) == "no coat needed"',
      how: "The function does not know where its data comes from. The program passes the real request, the test a lambda, and even a broken network is easy to act out.",
      cost: "No network means that each test takes microseconds.",
      edge: "A fake that answers differently from the real service hides bugs. Keep one slow test against the real thing.",
      alternative: "Where you cannot change the signature, pytest's `monkeypatch.setattr` replaces the function for one test.",
      variables: { service: ["a weather service", "a forecast service", "a sensor gateway", "a climate database", "a station network"] },
    },
    {
      task: "test with pytest what a Python function prints about $subject, using capsys",
      lead: "The built-in fixture `capsys` catches everything that is printed:",
      code: py`
def format_report(rows: dict[str, int]) -> str:
    """Return a small table about $subject."""
    lines = [f"{name:<10}{count:>5}" for name, count in sorted(rows.items())]
    return "\n".join([*lines, f"{'total':<10}{sum(rows.values()):>5}"])


def print_report(rows: dict[str, int]) -> None:
    print(format_report(rows))


def test_print_report(capsys):
    print_report({"north": 12, "east": 3})
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["east", "3"]
    assert lines[-1].split() == ["total", "15"]
`,
      call: 'format_report({"north": 12, "east": 3})',
      check: 'format_report({"north": 12}).split() == ["north", "12", "total", "12"]',
      how: "`readouterr` gives what was written to both streams since the last call. Splitting the lines at white space keeps the test independent of the column widths.",
      cost: "The output is kept in memory until it is read.",
      edge: "Output of other processes is not seen by `capsys`; `capfd` catches that as well.",
      alternative:
        "Most of this could be tested without `capsys`, by calling `format_report`, which returns the text. Separating the two pays off.",
      variables: { subject: ["visitors", "deliveries", "rainfall", "votes", "ticket sales", "birds", "complaints"] },
    },
  ],
};
