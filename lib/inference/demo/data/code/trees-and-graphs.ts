import { type CodeTopic, py } from "./task.ts";

export const treesAndGraphs: CodeTopic = {
  topic: "Data Structures: Trees and Graphs",
  keywords: ["trees", "graphs", "tree", "graph", "structures"],
  tasks: [
    {
      task: "find the shortest way between two $places in an unweighted graph with Python",
      lead: "Breadth-first search meets every node by the fewest steps:",
      code: py`
from collections import deque


def shortest_path(graph: dict[str, list[str]], start: str, goal: str) -> list[str] | None:
    came_from: dict[str, str | None] = {start: None}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        if node == goal:
            path = [node]
            while (node := came_from[node]) is not None:
                path.append(node)
            return path[::-1]
        for neighbour in graph.get(node, []):
            if neighbour not in came_from:
                came_from[neighbour] = node
                queue.append(neighbour)
    return None
`,
      call: 'shortest_path({"A": ["B", "C"], "B": ["D"], "C": ["D"], "D": []}, "A", "D")',
      check: 'shortest_path({"A": ["B"], "B": []}, "B", "A") is None',
      how: "`came_from` remembers from where each node was reached first, and doubles as the set of visited nodes. When the goal comes up, following it backwards gives the path.",
      cost: "Each node and edge is looked at once.",
      edge: "If start and goal are the same, the path is that one node.",
      alternative: "When edges have lengths, use Dijkstra's algorithm with a heap.",
      variables: { places: ["metro stations", "rooms of a museum", "web pages", "friends in a network", "airports", "caves", "airlocks"] },
    },
    {
      task: "implement a binary search tree in Python that stores $keys and gives them back in order",
      lead: "Smaller keys go to the left, larger ones to the right, and an in-order walk gives them sorted:",
      code: py`
from dataclasses import dataclass
from typing import Iterator


@dataclass
class Node:
    key: int
    left: "Node | None" = None
    right: "Node | None" = None


def insert(node: Node | None, key: int) -> Node:
    if node is None:
        return Node(key)
    if key < node.key:
        node.left = insert(node.left, key)
    elif key > node.key:
        node.right = insert(node.right, key)
    return node


def in_order(node: Node | None) -> Iterator[int]:
    if node is not None:
        yield from in_order(node.left)
        yield node.key
        yield from in_order(node.right)


def sorted_keys(keys: list[int]) -> list[int]:
    root = None
    for key in keys:
        root = insert(root, key)
    return list(in_order(root))
`,
      call: "sorted_keys([5, 2, 8, 2, 9])",
      check: "sorted_keys([5, 2, 8, 2, 9]) == [2, 5, 8, 9]",
      how: "`insert` walks down one side at each node and hangs the new key where the way ends. A key that is there already changes nothing.",
      cost: "Both operations follow one path: about log n steps in a well-shaped tree, n in the worst case.",
      edge: "Keys that arrive in order make the tree a list, and deep recursion then fails at about a thousand nodes.",
      alternative: "A sorted list with `bisect` is simpler; the package `sortedcontainers` is fast in all cases.",
      variables: { keys: ["invoice numbers", "house numbers", "birth years", "bus lines", "seat numbers", "page numbers", "prices"] },
    },
    {
      task: "sort $tasks with dependencies topologically in Python and report a circle if there is one",
      lead: "Take away again and again what depends on nothing any more (Kahn's algorithm):",
      code: py`
from collections import deque


def order(depends_on: dict[str, set[str]]) -> list[str]:
    """Return the names so that each comes after all it depends on."""
    names = set(depends_on) | {name for needed in depends_on.values() for name in needed}
    missing = {name: set(depends_on.get(name, ())) for name in names}
    ready = deque(sorted(name for name in names if not missing[name]))
    result = []
    while ready:
        done = ready.popleft()
        result.append(done)
        for name in sorted(names):
            if done in missing[name]:
                missing[name].remove(done)
                if not missing[name]:
                    ready.append(name)
    if len(result) < len(names):
        raise ValueError(f"circle among {sorted(names - set(result))}")
    return result
`,
      call: 'order({"paint": {"plaster"}, "plaster": {"walls"}, "roof": {"walls"}})',
      check: 'order({"b": {"a"}, "c": {"b"}}) == ["a", "b", "c"]',
      how: "`missing` holds what each name still waits for. A finished name is struck out everywhere, and whoever waits for nothing more is next. Names that are never ready wait for each other: that is the circle.",
      cost: "This simple form takes about n² steps; keeping a list of dependents for each name makes it linear.",
      edge: "Names that stand only on the right-hand side depend on nothing and must not be forgotten.",
      alternative: "`graphlib.TopologicalSorter` in the standard library does all this and can hand out work in parallel.",
      variables: { tasks: ["building steps", "software packages", "recipe steps", "courses", "spreadsheet cells", "migration scripts"] },
    },
    {
      task: "find the cheapest route through a weighted network of $links with Dijkstra's algorithm in Python",
      lead: "A heap always hands out the node with the lowest cost so far:",
      code: py`
import heapq


def cheapest(graph: dict[str, dict[str, float]], start: str) -> dict[str, float]:
    """Return the lowest cost from start to every node that can be reached."""
    costs: dict[str, float] = {}
    heap = [(0.0, start)]
    while heap:
        cost, node = heapq.heappop(heap)
        if node in costs:
            continue
        costs[node] = cost
        for neighbour, weight in graph.get(node, {}).items():
            if neighbour not in costs:
                heapq.heappush(heap, (cost + weight, neighbour))
    return costs
`,
      call: 'cheapest({"A": {"B": 1, "C": 5}, "B": {"C": 2}}, "A")',
      check: 'cheapest({"A": {"B": 1, "C": 5}, "B": {"C": 2}}, "A") == {"A": 0, "B": 1, "C": 3}',
      how: "The first time a node leaves the heap, its cost is final, because every other way to it would go through something more expensive. Later entries of the same node are skipped.",
      cost: "About E log E steps for E edges.",
      edge: "Negative weights break the argument, and the results would be wrong without any error. Use Bellman–Ford for them.",
      alternative: "If you know where the goal lies, A* with an estimate of the rest visits far fewer nodes.",
      variables: { links: ["roads", "water pipes", "flights", "data lines", "hiking trails", "ferry lines", "power lines"] },
    },
    {
      task: "count the connected groups among $members in Python with a union-find structure",
      lead: "Every group has a root, and joining two groups means giving one root to the other:",
      code: py`
class UnionFind:
    def __init__(self, size: int) -> None:
        self.parent = list(range(size))
        self.groups = size

    def find(self, item: int) -> int:
        while self.parent[item] != item:
            self.parent[item] = self.parent[self.parent[item]]
            item = self.parent[item]
        return item

    def join(self, a: int, b: int) -> None:
        root_a, root_b = self.find(a), self.find(b)
        if root_a != root_b:
            self.parent[root_b] = root_a
            self.groups -= 1


def count_groups(size: int, pairs: list[tuple[int, int]]) -> int:
    structure = UnionFind(size)
    for a, b in pairs:
        structure.join(a, b)
    return structure.groups
`,
      call: "count_groups(5, [(0, 1), (1, 2), (3, 4)])",
      check: "count_groups(5, [(0, 1), (1, 2), (3, 4)]) == 2",
      how: "`find` climbs to the root and shortens the way as it goes, by hanging each node one level higher. The number of groups falls by one at each real joining.",
      cost: "Nearly constant time for each pair.",
      edge: "A pair that is in one group already must not lower the count, hence the comparison of the roots.",
      alternative: "If you also need the groups' members, a depth-first search over an adjacency list is simpler.",
      variables: { members: ["islands", "computers", "relatives", "pixels of an image", "villages", "users", "molecules"] },
    },
  ],
};
