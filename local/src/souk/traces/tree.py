"""A trace as a tree of spans with services and durations."""

from collections import defaultdict

from rich.markup import escape
from rich.text import Text
from rich.tree import Tree

from souk.traces.store import Span

_COLOURS = ("cyan", "green", "magenta", "yellow", "blue", "bright_red", "bright_green", "bright_blue")


def trace_tree(spans: list[Span]) -> Tree:
    """Spans under their parents; those whose parent is not known are roots."""
    known = {span.id for span in spans}
    children: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        children[span.parent_id if span.parent_id in known else ""].append(span)
    services = sorted({span.service for span in spans})
    colours = {service: _COLOURS[place % len(_COLOURS)] for place, service in enumerate(services)}
    begin = min(span.start for span in spans)
    total = (max(span.end for span in spans) - begin) / 1e6
    root = Tree(f"trace {spans[0].trace_id}: {len(spans)} spans, {len(services)} services, {total:.1f} ms")

    def grow(branch: Tree, parent: str) -> None:
        for span in children[parent]:
            grow(branch.add(_label(span, colours[span.service], begin)), span.id)

    grow(root, "")
    return root


def _label(span: Span, colour: str, begin: int) -> Text:
    duration, offset = (span.end - span.start) / 1e6, (span.start - begin) / 1e6
    failed = " [red]failed[/red]" if span.failed else ""
    return Text.from_markup(
        f"[{colour}]{escape(span.service)}[/{colour}] {escape(span.name)} "
        f"[dim]{span.kind}[/dim] [bold]{duration:.1f} ms[/bold] [dim]at +{offset:.1f}[/dim]{failed}"
    )
