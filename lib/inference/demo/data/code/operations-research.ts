import { type CodeTopic, py } from "./task.ts";

export const operationsResearch: CodeTopic = {
  topic: "Algorithms for Operation Research",
  keywords: ["operation", "operations", "optimisation", "optimization", "scheduling", "logistics"],
  tasks: [
    {
      task: "write a Python function that picks the most valuable $items for a van with a weight limit, when each can be taken once at most",
      lead: "This is the 0/1 knapsack problem. Dynamic programming solves it exactly when the weights are whole numbers:",
      code: py`
def best_load(weights: list[int], values: list[int], capacity: int) -> tuple[int, list[int]]:
    """Return the best total value and the positions of the chosen items."""
    best = [[0] * (capacity + 1) for _ in range(len(weights) + 1)]
    for i, (weight, value) in enumerate(zip(weights, values), start=1):
        for room in range(capacity + 1):
            best[i][room] = best[i - 1][room]
            if weight <= room:
                best[i][room] = max(best[i][room], best[i - 1][room - weight] + value)

    chosen, room = [], capacity
    for i in range(len(weights), 0, -1):
        if best[i][room] != best[i - 1][room]:
            chosen.append(i - 1)
            room -= weights[i - 1]
    return best[-1][capacity], chosen[::-1]
`,
      call: "best_load([2, 3, 4, 5], [3, 4, 5, 6], 5)",
      check: "best_load([2, 3, 4, 5], [3, 4, 5, 6], 5) == (7, [0, 1])",
      how: "`best[i][room]` is the best value that the first `i` items can give with that much room left. Each item is either left out or taken, and the better of the two stays. Walking back from the last cell shows which items were taken.",
      cost: "Time and memory grow with the number of items times the capacity.",
      edge: "An item heavier than the whole capacity must never be taken; the test `weight <= room` sees to that.",
      alternative: "For large or fractional weights, a branch-and-bound search or an integer-programming solver is the better tool.",
      variables: { items: ["parcels", "crates", "machine parts", "instruments", "plants", "spare wheels", "paintings"] },
    },
    {
      task: "write Python code that assigns $workers to $jobs one to one so that the total cost is as small as possible",
      lead: "For up to about sixteen rows, dynamic programming over subsets gives the exact answer in a few lines:",
      code: py`
from functools import cache


def cheapest_assignment(cost: list[list[int]]) -> tuple[int, tuple[int, ...]]:
    """Return the lowest total cost and, for each row, the column it gets."""
    size = len(cost)

    @cache
    def solve(row: int, taken: int) -> tuple[int, tuple[int, ...]]:
        if row == size:
            return 0, ()
        options = []
        for column in range(size):
            if not taken & (1 << column):
                rest, columns = solve(row + 1, taken | (1 << column))
                options.append((cost[row][column] + rest, (column, *columns)))
        return min(options)

    return solve(0, 0)
`,
      call: "cheapest_assignment([[9, 2, 7], [6, 4, 3], [5, 8, 1]])",
      check: "cheapest_assignment([[9, 2, 7], [6, 4, 3], [5, 8, 1]]) == (9, (1, 0, 2))",
      how: "The bits of `taken` mark the columns that are given away. `solve` tries every free column for the next row and keeps the cheapest; the cache makes sure that each set of taken columns is worked out once only.",
      cost: "It needs about n · 2ⁿ steps: fast for 16 rows, hopeless for 30.",
      edge: "The matrix must be square. Pad it with zeros when there are more of one side than of the other.",
      alternative: "The Hungarian algorithm, in SciPy as `linear_sum_assignment`, solves thousands of rows and is the choice for real use.",
      variables: {
        workers: ["nurses", "drivers", "teachers", "machines", "interpreters"],
        jobs: ["shifts", "routes", "orders", "rooms", "clients", "repairs", "projects"],
      },
    },
    {
      task: "write a Python function that plans a short round trip for $travellers through a list of coordinates, starting with the nearest neighbour and improving the tour by 2-opt",
      lead: "Build a first tour by always going to the nearest stop that is left, then reverse parts of it for as long as that makes it shorter:",
      code: py`
from math import dist

Point = tuple[float, float]


def tour_length(tour: list[Point]) -> float:
    return sum(dist(a, b) for a, b in zip(tour, tour[1:] + tour[:1]))


def plan_tour(stops: list[Point]) -> list[Point]:
    if not stops:
        return []
    tour, left = [stops[0]], list(stops[1:])
    while left:
        nearest = min(left, key=lambda stop: dist(tour[-1], stop))
        left.remove(nearest)
        tour.append(nearest)

    improved = True
    while improved:
        improved = False
        for i in range(1, len(tour) - 1):
            for j in range(i + 1, len(tour)):
                changed = tour[:i] + tour[i : j + 1][::-1] + tour[j + 1 :]
                if tour_length(changed) < tour_length(tour) - 1e-9:
                    tour, improved = changed, True
    return tour
`,
      call: "plan_tour([(0, 0), (2, 2), (2, 0), (0, 2)])",
      check: "abs(tour_length(plan_tour([(0, 0), (2, 2), (2, 0), (0, 2)])) - 8) < 1e-9",
      how: "Reversing the stops between two positions removes two legs of the tour and puts in two others. When that makes the tour shorter, crossing paths have been untangled. The loop ends when no reversal helps any more.",
      cost: "One round tries about n²/2 reversals and measures the tour for each, so a few hundred stops are practical.",
      edge: "The tiny margin of `1e-9` keeps rounding errors from making the loop run for ever.",
      alternative: "For guaranteed optimal tours use a solver such as Concorde; for time windows and several vehicles, OR-Tools.",
      variables: {
        travellers: ["a delivery van", "a sales representative", "a mail carrier", "a drone", "a meter reader", "a street cleaner"],
      },
    },
    {
      task: "write a Python function that chooses the largest number of $bookings that do not overlap, given their start and end times",
      lead: "The greedy rule “take the one that ends first” is provably the best here:",
      code: py`
def choose_bookings(bookings: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the largest set of bookings without overlap, in order of time."""
    chosen: list[tuple[int, int]] = []
    for start, end in sorted(bookings, key=lambda booking: booking[1]):
        if not chosen or start >= chosen[-1][1]:
            chosen.append((start, end))
    return chosen
`,
      call: "choose_bookings([(9, 12), (9, 10), (10, 11), (11, 13)])",
      check: "choose_bookings([(9, 12), (9, 10), (10, 11), (11, 13)]) == [(9, 10), (10, 11), (11, 13)]",
      how: "Sorting by the end time means that each choice leaves as much time as possible for what follows. A booking is taken when it starts no earlier than the last one taken ends.",
      cost: "Sorting dominates: n log n steps. The loop itself is linear.",
      edge: "A booking that starts exactly when another ends counts as free of overlap. Use `>` in place of `>=` if you need a break between them.",
      alternative:
        "If bookings have different values and the total value counts, the greedy rule fails: use weighted interval scheduling by dynamic programming.",
      variables: { bookings: ["room bookings", "court reservations", "crane jobs", "consultations", "film screenings", "test slots"] },
    },
    {
      task: "write a Python simulation of one queue at $counter with random arrivals and service times, returning the average wait",
      lead: "With a single server it is enough to remember when it becomes free next:",
      code: py`
import random


def average_wait(customers: int, mean_gap: float, mean_service: float, seed: int = 1) -> float:
    """Simulate an M/M/1 queue and return the mean waiting time before service."""
    source = random.Random(seed)
    now = free_at = total = 0.0
    for _ in range(customers):
        now += source.expovariate(1 / mean_gap)
        begins = max(now, free_at)
        total += begins - now
        free_at = begins + source.expovariate(1 / mean_service)
    return total / customers
`,
      call: "round(average_wait(20_000, mean_gap=2.0, mean_service=1.0), 2)",
      check: "0.7 < average_wait(20_000, mean_gap=2.0, mean_service=1.0) < 1.3",
      how: "Gaps between arrivals and service times are drawn from exponential distributions. A customer is served on arrival or when the one before is done, whichever is later; the difference is the wait. A fixed random seed makes the run repeatable.",
      cost: "Time is linear in the number of customers, and memory is constant.",
      edge: "If service takes longer than the gap between arrivals on average, the queue grows without end and the result only says how long you simulated.",
      alternative:
        "For this simple queue the theory gives the exact mean, ρ / (μ − λ), which is 1.0 for the sample. SimPy is the better tool for several servers or priorities.",
      variables: {
        counter: [
          "a ticket counter",
          "a petrol station",
          "a help desk",
          "a car wash",
          "a toll booth",
          "an airport check-in",
          "a coffee stand",
        ],
      },
    },
  ],
};
