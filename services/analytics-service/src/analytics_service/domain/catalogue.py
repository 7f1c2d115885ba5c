"""What products and categories are called, as product-service says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class KnownProduct:
    """A product; of two states the one with the higher version is the newer. `titles` are by locale."""

    id: UUID
    version: int
    slug: str
    titles: Mapping[str, str]
    category_ids: Sequence[UUID]
    on_sale: bool


@dataclass(frozen=True, slots=True)
class KnownCategory:
    """A category; `sequence` orders what is said of it. `names` are by locale; removed, it keeps its name."""

    id: UUID
    sequence: int
    names: Mapping[str, str]
