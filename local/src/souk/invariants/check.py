"""What a check is and what it finds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from souk.invariants.sources import Sources


@dataclass(frozen=True, slots=True)
class Finding:
    """`counted` things of the kind `of` were looked at; each violation is a sentence that names the thing."""

    counted: int
    of: str
    violations: Sequence[str] = ()

    def __add__(self, other: "Finding") -> "Finding":
        return Finding(self.counted + other.counted, self.of, [*self.violations, *other.violations])


@dataclass(frozen=True, slots=True)
class Check:
    """One invariant, or one half of it.

    `needs` are the sources it reads (`order`, `ledger`, `valkey`, …); where one is missing, the check is left out.
    `at_rest` says that it may be broken for a moment while something happens.
    """

    id: str
    statement: str
    needs: tuple[str, ...]
    find: Callable[[Sources], Finding]
    at_rest: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """A check and what it found; `finding` is None where a source is missing: `missing` names it."""

    check: Check
    finding: Finding | None
    missing: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """False only when a violation was found."""
        return self.finding is None or not self.finding.violations


def rows_that_break(source: str, count: str, of: str, query: str, sentence: str) -> Callable[[Sources], Finding]:
    """A check in one database: `query` answers the rows that break it, `sentence` formats each by its columns."""

    def find(sources: Sources) -> Finding:
        counted = sources.value(source, count)
        return Finding(int(counted or 0), of, [sentence.format(**row) for row in sources.rows(source, query)])

    return find
