import { type CodeTopic, py } from "./task.ts";

export const objectOriented: CodeTopic = {
  topic: "Object-Oriented Design in Python",
  keywords: ["object-oriented", "classes", "oop", "design"],
  tasks: [
    {
      task: "design a Python class for $account whose balance can never fall below zero",
      lead: "Keep the balance private, and let every change go through a method that checks it:",
      code: py`
class Account:
    """The balance of $account, in cents."""

    def __init__(self, balance: int = 0) -> None:
        self._balance = 0
        if balance:
            self.deposit(balance)

    @property
    def balance(self) -> int:
        return self._balance

    def deposit(self, amount: int) -> None:
        if amount <= 0:
            raise ValueError("the amount must be positive")
        self._balance += amount

    def withdraw(self, amount: int) -> None:
        if not 0 < amount <= self._balance:
            raise ValueError(f"cannot withdraw {amount} from {self._balance}")
        self._balance -= amount


def balance_after(deposit: int, withdrawal: int) -> int:
    account = Account(deposit)
    account.withdraw(withdrawal)
    return account.balance
`,
      call: "balance_after(1_000, 250)",
      check: "balance_after(1_000, 250) == 750",
      how: "The property can be read but not set, so `account.balance = -5` raises an AttributeError. Amounts are whole cents, which avoids the rounding errors of floating-point numbers.",
      cost: "Each operation takes constant time.",
      edge: "Two threads could both pass the check before either subtracts; protect `withdraw` with a lock if threads share an account.",
      alternative: "If you need to know how a balance came about, store the movements and add them up instead.",
      variables: {
        account: [
          "a bank account",
          "a prepaid card",
          "a canteen card",
          "a gift card",
          "a savings jar",
          "a time account",
          "a club's cash box",
        ],
      },
    },
    {
      task: "model different kinds of $shape in Python with an abstract base class and a function that works on all of them",
      lead: "The base class says what every kind must be able to do, and each subclass says how:",
      code: py`
from abc import ABC, abstractmethod
from dataclasses import dataclass


class Surface(ABC):
    """Any kind of $shape."""

    @abstractmethod
    def area(self) -> float: ...


@dataclass(frozen=True)
class Rectangle(Surface):
    width: float
    height: float

    def area(self) -> float:
        return self.width * self.height


@dataclass(frozen=True)
class Triangle(Surface):
    base: float
    height: float

    def area(self) -> float:
        return self.base * self.height / 2


def total_area(surfaces: list[Surface]) -> float:
    return sum(surface.area() for surface in surfaces)
`,
      call: "total_area([Rectangle(2, 3), Triangle(4, 5)])",
      check: "total_area([Rectangle(2, 3), Triangle(4, 5)]) == 16",
      how: "`total_area` asks each object for its area and need not know its kind, so that a new kind needs no change there. A subclass that forgets `area` cannot be instantiated.",
      cost: "One method call for each object.",
      edge: "`Surface()` itself raises a TypeError, and that is intended: there is no surface as such.",
      alternative: "A `typing.Protocol` asks for the same method without a common base class, which suits classes you did not write.",
      variables: { shape: ["garden bed", "roof", "wall", "sail", "fabric cut", "floor", "solar panel", "field"] },
    },
    {
      task: "let several parts of a Python program be told when $thing changes, by the observer pattern",
      lead: "The subject keeps a list of functions and calls each of them after a change:",
      code: py`
from typing import Callable

Listener = Callable[[int], None]


class Observed:
    """The state of $thing, which others can watch."""

    def __init__(self, value: int) -> None:
        self._value = value
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def change(self, value: int) -> None:
        if value == self._value:
            return
        self._value = value
        for listener in list(self._listeners):
            listener(value)


def record_changes() -> list[int]:
    seen: list[int] = []
    observed = Observed(1)
    stop = observed.subscribe(seen.append)
    for value in (1, 2, 3):
        observed.change(value)
    stop()
    observed.change(4)
    return seen
`,
      call: "record_changes()",
      check: "record_changes() == [2, 3]",
      how: "`subscribe` returns a function that ends the subscription. The loop goes over a copy of the list, so that a listener may unsubscribe while it is being called.",
      cost: "A change costs one call for each listener.",
      edge: "A listener that raises keeps the later ones from being told; catch and log its error if they must not depend on each other.",
      alternative: "In an asyncio program, an `asyncio.Queue` for each listener separates them better.",
      variables: { thing: ["a price", "a score", "a temperature", "a stock level", "a page number", "a water level", "a queue"] },
    },
    {
      task: "write an immutable Python value class for $quantity with addition, comparison and a readable text form",
      lead: "A frozen dataclass with `order=True` brings comparison and hashing with it; only addition has to be written:",
      code: py`
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Quantity:
    """An amount of $quantity."""

    amount: int

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError("the amount must not be negative")

    def __add__(self, other: "Quantity") -> "Quantity":
        if not isinstance(other, Quantity):
            return NotImplemented
        return Quantity(self.amount + other.amount)

    def __str__(self) -> str:
        return f"{self.amount:,} $unit"
`,
      call: "str(Quantity(1_200) + Quantity(34))",
      check: 'str(Quantity(1_200) + Quantity(34)) == "1,234 $unit" and Quantity(1) < Quantity(2)',
      how: "Values never change, so they can be dictionary keys and shared without worry. Returning `NotImplemented` makes Python raise a clear TypeError for sums such as quantity plus text.",
      cost: "A new small object for each sum.",
      edge: "`sum()` starts with 0, which is not a quantity: pass a start value of `Quantity(0)`.",
      alternative: "The package `pint` handles real units and their conversion.",
      variables: {
        quantity: ["flour", "water", "cable", "storage space", "working time", "paper"],
        unit: ["grams", "litres", "metres", "bytes", "minutes", "sheets"],
      },
    },
    {
      task: "make the pricing of $service exchangeable in a Python class by the strategy pattern",
      lead: "A strategy can be a plain function that the object is given:",
      code: py`
from dataclasses import dataclass
from typing import Callable

Pricing = Callable[[float], float]


def standard(hours: float) -> float:
    return 12.0 * hours


def weekend(hours: float) -> float:
    return max(30.0, 15.0 * hours)


@dataclass
class Booking:
    """A booking of $service."""

    hours: float
    pricing: Pricing = standard

    def price(self) -> float:
        return round(self.pricing(self.hours), 2)
`,
      call: "[Booking(3).price(), Booking(1, weekend).price()]",
      check: "[Booking(3).price(), Booking(1, weekend).price()] == [36.0, 30.0]",
      how: "The booking does not know how prices come about. A new tariff is one more function, and no existing class has to be touched or retested.",
      cost: "One function call more than a fixed formula.",
      edge: "Functions cannot be stored in a database; store a tariff's name and look the function up in a dictionary.",
      alternative: "When a strategy needs settings or several methods, make it a class with `__call__` or a Protocol.",
      variables: {
        service: ["a boat", "a tennis court", "a workshop", "a photo studio", "a translator", "a cargo bike", "a meeting room"],
      },
    },
  ],
};
