"""The figures of an outcome as a table, and whether each bar is met."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from statistics import fmean

from rich.console import Console
from rich.table import Table

from souk.measured import Row
from souk.search_eval.judge import Outcome
from souk.search_eval.labels import Labels, Query
from souk.search_eval.measures import interval
from souk.search_eval.shop import MODES

SPOKEN = ("en", "fr", "ar")
"""Languages that the demo catalogue has words in; others lead to it by meaning and everyday words; no bar is set."""
_NDCG, _RECALL, _WORSE, _WORSE_IN_LANGUAGE, _READ_RIGHT = 0.80, 0.90, 0.01, 0.03, 0.80


def spoken(query: Query) -> bool:
    """Whether the catalogue has words in the query's language."""
    return query.language in SPOKEN


def bars(outcome: Outcome, labels: Labels) -> Iterator[Row]:
    """What search has to reach, each with its figure."""
    hybrid = outcome.of("hybrid", spoken)
    gains, recalls = [each.ndcg for each in hybrid], [each.recall for each in hybrid]
    low, high = interval(gains)
    gain, found = fmean(gains), fmean(recalls)
    yield Row("nDCG@10, hybrid", gain, "", f"≥ {_NDCG:.2f}", f"[{low:.3f}, {high:.3f}]", gain >= _NDCG)
    low, high = interval(recalls)
    yield Row("Recall@10, hybrid", found, "", f"≥ {_RECALL:.2f}", f"[{low:.3f}, {high:.3f}]", found >= _RECALL)
    yield _ahead(outcome, "Ahead of the better leg", spoken, _WORSE)
    for language in SPOKEN:
        yield _ahead(outcome, f"  in {language}", _in(language), _WORSE_IN_LANGUAGE)
    empty = [each.query.text for each in hybrid if each.empty]
    yield Row("Queries without a hit", len(empty), "", "0", ", ".join(empty), not empty)
    answered = outcome.answered
    yield Row("Nonsense that was answered", len(answered), "", "0", ", ".join(answered), not answered)
    rewritten = [f"{word} → {read}" for word, read in outcome.rewritten]
    name = f"Real words rewritten, of {len(labels.kept)}"
    yield Row(name, len(rewritten), "", "0", ", ".join(rewritten), not rewritten)
    right = 1 - len(outcome.misread) / len(labels.meant)
    name = f"Typos read right, of {len(labels.meant)}"
    misread = ", ".join(outcome.misread)
    yield Row(name, right, "", f"≥ {_READ_RIGHT:.2f}", misread and f"not {misread}", right >= _READ_RIGHT)


def groups(outcome: Outcome) -> Iterator[tuple[str, Callable[[Query], bool]]]:
    """All, then each language and each kind that there is."""
    yield "all", lambda _: True
    for name in dict.fromkeys(each.query.language for each in outcome.judged):
        yield name, _in(name)
    for name in dict.fromkeys(each.query.kind for each in outcome.judged):
        yield name, _of(name)


def show(console: Console, outcome: Outcome, rows: list[Row]) -> None:
    """Print both tables."""
    table = Table("Queries", "", title="nDCG@10 with intervals of 95 %, recall@10, share without a hit")
    for mode in MODES:
        table.add_column(mode)
    for name, wanted in groups(outcome):
        cells = [_cell(outcome, mode, wanted) for mode in MODES]
        table.add_row(name, str(len(outcome.of("hybrid", wanted))), *cells)
    console.print(table)
    table = Table("Bar", "Figure", "Asked", "", "Met", title="Search, judged")
    for row in rows:
        met = "[green]yes[/]" if row.holds else "[red]no[/]"
        table.add_row(row.name, f"{row.figure:.3f}".removesuffix(".000"), row.bar, row.reference, met)
    console.print(table)


def write(file: Path, outcome: Outcome, rows: list[Row]) -> None:
    """Keep the bars and each query's figures as JSON."""
    file.parent.mkdir(parents=True, exist_ok=True)
    told = {
        "at": time.time(),
        "rows": [asdict(row) for row in rows],
        "queries": [asdict(each) for each in outcome.judged],
    }
    file.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n")


def _ahead(outcome: Outcome, name: str, wanted: Callable[[Query], bool], allowed: float) -> Row:
    """By how much hybrid is better than the better of both, paired by query."""
    gains = {mode: [each.ndcg for each in outcome.of(mode, wanted)] for mode in MODES}
    better = max(("keyword", "semantic"), key=lambda mode: fmean(gains[mode]))
    ahead = [hybrid - other for hybrid, other in zip(gains["hybrid"], gains[better], strict=True)]
    low, high = interval(ahead)
    mean = fmean(ahead)
    return Row(name, mean, "", f"≥ -{allowed:.2f}", f"[{low:+.3f}, {high:+.3f}] over {better}", mean >= -allowed)


def _cell(outcome: Outcome, mode: str, wanted: Callable[[Query], bool]) -> str:
    judged = outcome.of(mode, wanted)
    gains = [each.ndcg for each in judged]
    low, high = interval(gains)
    found, empty = fmean(each.recall for each in judged), fmean(each.empty for each in judged)
    return f"{fmean(gains):.3f} [{low:.2f}, {high:.2f}]  {found:.2f}  {empty:.2f}"


def _in(language: str) -> Callable[[Query], bool]:
    return lambda query: query.language == language


def _of(kind: str) -> Callable[[Query], bool]:
    return lambda query: query.kind == kind
