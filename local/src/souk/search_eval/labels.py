"""The judged queries of services/search-service/eval, its nonsense, and its lists of spelling."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

GOOD = 2
"""From this grade on a product should be found; 1 is no surprise."""


class Half(StrEnum):
    """Ranking is tuned on one half of the queries, and reported on the other."""

    TUNE = "tune"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types on a page in `language`; `grades` (1 to 3) are by slug."""

    text: str
    language: str
    kind: str
    grades: Mapping[str, int]

    @property
    def half(self) -> Half:
        """By a hash, so that a new query moves none of the others."""
        odd = hashlib.sha256(f"{self.language} {self.text}".encode()).digest()[0] & 1
        return Half.REPORT if odd else Half.TUNE

    @property
    def good(self) -> set[str]:
        """What should be found."""
        return {slug for slug, grade in self.grades.items() if grade >= GOOD}


@dataclass(frozen=True, slots=True)
class Labels:
    """All that is judged: queries, what nothing may be found by, and (language, typed, meant) words.

    `kept` are real words, (language, word), which must be left as they are.
    """

    queries: tuple[Query, ...]
    nonsense: tuple[str, ...]
    kept: tuple[tuple[str, str], ...]
    meant: tuple[tuple[str, str, str], ...]

    def of(self, half: Half) -> list[Query]:
        """The queries of one half."""
        return [query for query in self.queries if query.half is half]


def load_labels(root: Path) -> Labels:
    """Those of the checkout at `root`."""
    folder = root / "services" / "search-service" / "eval"
    spelling = _read(folder / "spelling.yaml")
    return Labels(
        tuple(_queries(_read(folder / "queries.yaml"))),
        tuple(_read(folder / "nonsense.yaml")),
        tuple((language, word) for language, words in spelling["kept"].items() for word in words),
        tuple(
            (language, typed, meant)
            for language, words in spelling["meant"].items()
            for typed, meant in words.items()
        ),
    )  # fmt: skip


def _queries(by_language: Mapping[str, Any]) -> Iterator[Query]:
    for language, kinds in by_language.items():
        for kind, queries in kinds.items():
            for text, by_grade in queries.items():
                grades = {slug: grade for grade, slugs in by_grade.items() for slug in slugs}
                yield Query(text, language, kind, grades)


def _read(file: Path) -> Any:
    return yaml.safe_load(file.read_text("utf-8"))
