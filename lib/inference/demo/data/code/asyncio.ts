import { type CodeTopic, py } from "./task.ts";

export const asyncio: CodeTopic = {
  topic: "Concurrency with asyncio",
  keywords: ["asyncio", "async", "concurrency", "asynchronous"],
  tasks: [
    {
      task: "use Python's asyncio to ask several $services at the same time, with at most three requests in flight",
      lead: "A semaphore with three places lets three coroutines through and makes the others wait:",
      code: py`
import asyncio


async def ask(name: str) -> str:
    await asyncio.sleep(0.01)  # stands for the network
    return f"answer of {name}"


async def ask_all(names: list[str], in_flight: int = 3) -> list[str]:
    places = asyncio.Semaphore(in_flight)

    async def ask_in_turn(name: str) -> str:
        async with places:
            return await ask(name)

    return await asyncio.gather(*(ask_in_turn(name) for name in names))
`,
      call: 'asyncio.run(ask_all(["a", "b", "c", "d"]))',
      check: 'asyncio.run(ask_all(["a", "b"])) == ["answer of a", "answer of b"]',
      how: "`gather` starts all coroutines and returns their results in the order of the arguments, whichever finishes first. As soon as one leaves the `async with` block, the next may enter: there is no waiting for whole batches.",
      cost: "The time is about the number of requests divided by three, times the time of one.",
      edge: "If one coroutine raises, `gather` passes the error on while the others keep running; `return_exceptions=True` collects errors as results.",
      alternative: "For thousands of inputs use a queue and three workers, so that not all coroutines exist at once.",
      variables: { services: ["weather stations", "price lists", "mirrors", "archives", "ticket shops", "timetables", "libraries"] },
    },
    {
      task: "give a slow coroutine that fetches $what a time limit with asyncio, and fall back to a default when it is over",
      lead: "`asyncio.timeout` (Python 3.11) cancels what runs inside it when the time is up:",
      code: py`
import asyncio


async def fetch(delay: float) -> str:
    await asyncio.sleep(delay)
    return "fresh"


async def fetch_or_default(delay: float, limit: float = 0.05) -> str:
    """Get $what, or a stored copy when that takes too long."""
    try:
        async with asyncio.timeout(limit):
            return await fetch(delay)
    except TimeoutError:
        return "stored copy"
`,
      call: "asyncio.run(fetch_or_default(delay=1.0))",
      check: 'asyncio.run(fetch_or_default(delay=0.0)) == "fresh"',
      how: "When the limit is reached, the coroutine inside is cancelled at its next `await`, and the block raises TimeoutError. The caller gets the stored copy and never an error.",
      cost: "A timer for each call, which is next to nothing.",
      edge: "Code that never awaits cannot be cancelled: a long calculation runs on past its limit.",
      alternative: "`asyncio.wait_for` does the same for a single awaitable and exists in older versions of Python as well.",
      variables: { what: ["the exchange rate", "the tide table", "the headlines", "the menu", "the air quality", "the queue length"] },
    },
    {
      task: "build a producer and two consumers for $jobs with asyncio.Queue that all end cleanly",
      lead: "The producer puts one end mark per consumer into the queue after the last job:",
      code: py`
import asyncio


async def produce(queue: asyncio.Queue, jobs: list[int], consumers: int) -> None:
    for job in jobs:
        await queue.put(job)
    for _ in range(consumers):
        await queue.put(None)


async def consume(queue: asyncio.Queue, done: list[int]) -> None:
    while (job := await queue.get()) is not None:
        await asyncio.sleep(0)  # the real work
        done.append(job * job)


async def run(jobs: list[int]) -> list[int]:
    queue: asyncio.Queue = asyncio.Queue(maxsize=10)
    done: list[int] = []
    async with asyncio.TaskGroup() as group:
        group.create_task(produce(queue, jobs, consumers=2))
        group.create_task(consume(queue, done))
        group.create_task(consume(queue, done))
    return sorted(done)
`,
      call: "asyncio.run(run([3, 1, 2]))",
      check: "asyncio.run(run([3, 1, 2])) == [1, 4, 9]",
      how: "The queue holds ten jobs at most, so a fast producer waits for the consumers. Each consumer stops at its end mark, and the task group waits for all three and passes on any error.",
      cost: "Memory is bounded by the size of the queue, however many jobs there are.",
      edge: "With fewer end marks than consumers the program would hang, waiting for a job that never comes.",
      alternative: "Python 3.13 has `queue.shutdown()`, which makes end marks unnecessary.",
      variables: { jobs: ["thumbnails", "e-mails", "invoices", "backups", "translations", "barcode scans", "print jobs", "uploads"] },
    },
    {
      task: "run a blocking function that reads $source without stopping the asyncio event loop",
      lead: "`asyncio.to_thread` moves the call to a thread and gives you something to await:",
      code: py`
import asyncio
import time


def read_blocking() -> str:
    """Stands for reading $source."""
    time.sleep(0.02)
    return "content"


async def read_while_ticking() -> tuple[str, int]:
    reading = asyncio.create_task(asyncio.to_thread(read_blocking))
    ticks = 0
    while not reading.done():
        ticks += 1
        await asyncio.sleep(0.005)
    return reading.result(), ticks
`,
      call: "asyncio.run(read_while_ticking())[0]",
      check: "asyncio.run(read_while_ticking())[1] >= 2",
      how: "The event loop keeps counting while the thread waits for the file. Called directly, `read_blocking` would have stopped everything else for the whole time.",
      cost: "A thread from a pool costs some tens of microseconds per call.",
      edge: "A thread cannot be cancelled: if the task is, the function still runs to its end.",
      alternative: "For heavy calculations use a ProcessPoolExecutor, since threads share one interpreter lock.",
      variables: { source: ["a serial port", "a tape archive", "a large spreadsheet", "a network drive", "a scanner", "an old database"] },
    },
    {
      task: "write an asyncio retry helper with growing pauses for a flaky $device",
      lead: "Double the pause after each failure, add a little chance, and give up after a fixed number of tries:",
      code: py`
import asyncio
import random
from typing import Awaitable, Callable


async def retry(action: Callable[[], Awaitable[str]], tries: int = 4, pause: float = 0.01) -> str:
    for attempt in range(1, tries + 1):
        try:
            return await action()
        except OSError:
            if attempt == tries:
                raise
            await asyncio.sleep(pause * 2 ** (attempt - 1) * random.uniform(0.5, 1.5))
    raise ValueError("tries must be at least 1")


class Flaky:
    """A $device that answers at the third try."""

    calls = 0

    async def read(self) -> str:
        self.calls += 1
        if self.calls < 3:
            raise OSError("no answer")
        return f"answer after {self.calls} calls"
`,
      call: "asyncio.run(retry(Flaky().read))",
      check: 'asyncio.run(retry(Flaky().read)) == "answer after 3 calls"',
      how: "Growing pauses give the other side time to recover. The random factor keeps many clients from coming back at the same moment. After the last try the error is passed on, so that nobody takes silence for success.",
      cost: "With four tries the pauses add up to about seven times the first one.",
      edge: "Only errors that may pass by themselves should be repeated; a wrong password will not get better.",
      alternative: "The package `tenacity` offers the same as a decorator with many options.",
      variables: { device: ["sensor", "printer", "modem", "card reader", "door lock", "camera", "weighing scale"] },
    },
  ],
};
