"""How long single pieces of work took, where somebody asks: each template's pages, each content file's text.

Knows no clock but the one that it is given, and changes nothing of what is made.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from broadsheet.model.report import Slow, Spent

Clock = Callable[[], float]
MOST = 5
"""The most of a kind that are named."""


def still() -> float:
    """Stand in for a clock where nobody asks."""
    return 0.0


class Stopwatch:
    """Owns the seconds that were spent, by kind and name."""

    def __init__(self, clock: Clock | None = None) -> None:
        """Take a clock that worker processes can be given; without one nothing is measured."""
        self.clock = clock or still
        self._asked = clock is not None
        self._spent: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))

    def add(self, kind: str, spent: Iterable[tuple[str, float]]) -> None:
        """Add what pieces of work of one kind took, each a name and seconds."""
        if self._asked:
            for name, seconds in spent:
                self._spent[kind][name].append(seconds)

    def slowest(self) -> tuple[Slow, ...]:
        """Give of each kind the names that took most seconds in all, ties by name."""
        return tuple(Slow(kind, _most(names)) for kind, names in sorted(self._spent.items()))


def _most(names: dict[str, list[float]]) -> tuple[Spent, ...]:
    spent = [Spent(name, len(seconds), sum(seconds)) for name, seconds in names.items()]
    return tuple(sorted(spent, key=lambda each: (-each.seconds, each.name))[:MOST])
