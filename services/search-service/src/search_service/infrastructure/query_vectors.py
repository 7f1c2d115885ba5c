"""Vectors of queries: by the model whose vectors are searched, kept for who asks the same."""

from collections import OrderedDict
from collections.abc import Mapping

from search_service.application.neighbour_ports import Embedder, Vector
from search_service.domain.errors import EmbedderAway

_MOST_KEPT = 20_000


class QueryVectors:
    """While a model is replaced, queries are embedded by the one that is still searched."""

    def __init__(self, embedders: Mapping[str, Embedder]) -> None:
        self._embedders = embedders
        self._kept: OrderedDict[tuple[str, str], Vector] = OrderedDict()

    async def of(self, text: str, model: str | None) -> Vector | None:
        """None where that model is away, or none is live."""
        embedder = self._embedders.get(model or "")
        if embedder is None:
            return None
        key = (embedder.name, text.casefold())
        vector = self._kept.get(key)
        if vector is not None:
            self._kept.move_to_end(key)
            return vector
        try:
            (vector,) = await embedder.embed_queries([text.casefold()])
        except EmbedderAway:
            return None
        self._kept[key] = vector
        if len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return vector
