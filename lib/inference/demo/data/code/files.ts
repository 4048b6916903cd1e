import { type CodeTopic, py } from "./task.ts";

export const files: CodeTopic = {
  topic: "Working with Files, JSON and CSV",
  keywords: ["files", "json", "csv", "file"],
  tasks: [
    {
      task: "convert a CSV text with $records into JSON with Python, turning whole numbers into real numbers",
      lead: "`csv.DictReader` gives a dictionary for each line, and `json.dumps` writes the list:",
      code: py`
import csv
import io
import json


def csv_to_json(text: str) -> str:
    rows = csv.DictReader(io.StringIO(text))
    return json.dumps([{name: convert(value) for name, value in row.items()} for row in rows], ensure_ascii=False)


def convert(value: str) -> int | str:
    digits = value.removeprefix("-")
    has_leading_zero = len(digits) > 1 and digits.startswith("0")
    return int(value) if digits.isdecimal() and not has_leading_zero else value
`,
      call: 'csv_to_json("name,count\\n\\"Lee, Ana\\",3\\nBo,007\\n")',
      check: 'json.loads(csv_to_json("name,count\\nBo,-3\\n")) == [{"name": "Bo", "count": -3}]',
      how: "The csv module takes care of quoted values with commas or line breaks inside. Values with leading zeros stay texts, because they are post codes or ids rather than numbers.",
      cost: "The whole text is held in memory. For large files, write one JSON object per line as you read.",
      edge: 'Open real files with `newline=""`, as the documentation of csv asks, or line breaks inside values get lost.',
      alternative: '`pandas.read_csv(...).to_json(orient="records")` is shorter, but guesses the types.',
      variables: { records: ["addresses", "race results", "stock items", "plant names", "grades", "measurements", "bookings"] },
    },
    {
      task: "save $settings as a JSON file in Python in such a way that a crash never leaves half a file",
      lead: "Write a temporary file in the same folder, then put it in the place of the old one:",
      code: py`
import json
import os
import tempfile
from pathlib import Path


def save(path: Path, data: dict) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(data, file, indent=2)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def save_and_load(data: dict) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.json"
        save(path, data)
        return json.loads(path.read_text(encoding="utf-8"))
`,
      call: 'save_and_load({"volume": 7})',
      check: 'save_and_load({"volume": 7}) == {"volume": 7}',
      how: "`os.replace` is atomic within one file system: a reader sees the old file or the new one, nothing in between. `fsync` makes sure that the data is on the disk before the exchange.",
      cost: "`fsync` waits for the disk, which takes some milliseconds.",
      edge: "The temporary file must be in the same folder; across file systems the exchange would be a copy and not atomic.",
      alternative: "For many small changes, SQLite (in the standard library) is safer and faster than rewriting a file.",
      variables: {
        settings: ["a player's progress", "user settings", "window positions", "a to-do list", "calibration values", "a high-score table"],
      },
    },
    {
      task: "find the largest files of the type $suffix below a folder with Python's pathlib",
      lead: "`rglob` walks through all folders below, and `heapq.nlargest` keeps only the top of the list:",
      code: py`
import heapq
import tempfile
from pathlib import Path


def largest_files(folder: Path, pattern: str = "*$suffix", limit: int = 5) -> list[tuple[int, str]]:
    sizes = ((path.stat().st_size, path.name) for path in folder.rglob(pattern) if path.is_file())
    return heapq.nlargest(limit, sizes)


def try_it() -> list[tuple[int, str]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "small$suffix").write_bytes(b"x")
        (folder / "large$suffix").write_bytes(b"x" * 100)
        return largest_files(folder)
`,
      call: "try_it()",
      check: 'try_it() == [(100, "large$suffix"), (1, "small$suffix")]',
      how: "The generator looks at one file at a time, and the heap never holds more than five. Sizes come first in each tuple, so that the comparison is by size.",
      cost: "One look at each file; memory does not depend on their number.",
      edge: "A file may vanish between `rglob` and `stat`; catch FileNotFoundError on a busy folder.",
      alternative: "`os.scandir` is faster on very large trees, since it gets sizes with fewer system calls on some systems.",
      variables: { suffix: [".log", ".jpg", ".pdf", ".mp4", ".zip", ".bak", ".wav"] },
    },
    {
      task: "read a JSON Lines file of $events in Python one line at a time, and count broken lines without stopping at them",
      lead: "A generator hands out good records, and a counter remembers the bad lines:",
      code: py`
import io
import json
from collections import Counter
from typing import Iterable, Iterator


def read_records(lines: Iterable[str], counts: Counter) -> Iterator[dict]:
    for line in lines:
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError:
            counts["broken"] += 1
            continue
        counts["good"] += 1
        yield record


def summarise(text: str) -> dict[str, int]:
    counts: Counter = Counter()
    for _ in read_records(io.StringIO(text), counts):
        pass
    return dict(counts)
`,
      call: 'summarise(\'{"id": 1}\\n{"id": \\n{"id": 2}\\n\')',
      check: 'summarise(\'{"id": 1}\\n{"id": \\n\') == {"good": 1, "broken": 1}',
      how: "A JSON Lines file holds one JSON value per line, so a broken line costs only itself. The generator keeps one record in memory at a time, and the counter tells afterwards how many were lost.",
      cost: "Constant memory, whatever the size of the file.",
      edge: "A count of broken lines that nobody reads is of no use: print it, and stop if it grows too large.",
      alternative: "`pandas.read_json(path, lines=True, chunksize=1000)` reads in pieces too, but stops at the first broken line.",
      variables: { events: ["clicks", "sensor events", "chat messages", "payments", "GPS positions", "machine states"] },
    },
    {
      task: "merge several CSV texts with $tables into one with Python when their columns differ",
      lead: "Collect all column names in the order in which they turn up, then write every row with all of them:",
      code: py`
import csv
import io


def merge_csv(texts: list[str]) -> str:
    rows = [row for text in texts for row in csv.DictReader(io.StringIO(text))]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    output = io.StringIO(newline="")
    writer = csv.DictWriter(output, fieldnames=columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return output.getvalue()
`,
      call: 'merge_csv(["a,b\\n1,2\\n", "b,c\\n3,4\\n"])',
      check: 'merge_csv(["a,b\\n1,2\\n", "b,c\\n3,4\\n"]) == "a,b,c\\n1,2,\\n,3,4\\n"',
      how: "`dict.fromkeys` removes repeated names and keeps their order. `restval` is what a row gets for a column that it does not have.",
      cost: "All rows are in memory at once; with large files, read the headers first and then copy row by row.",
      edge: "“Name” and “name ” are different columns. Strip and lower the headers if your sources are careless.",
      alternative: "`pandas.concat` does the same in one line, with missing values in place of empty texts.",
      variables: { tables: ["monthly reports", "branch inventories", "survey exports", "class lists", "price lists", "visitor counts"] },
    },
  ],
};
