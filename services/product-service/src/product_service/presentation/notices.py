"""Cached answers follow the stream `souk.products`: every process follows every change."""

from uuid import UUID

from product_service.domain.events import AttributeWordsChanged
from product_service.presentation.http.front import LISTS
from servicekit.finished import ByteCache
from servicekit.messaging import Envelope


class CacheInvalidation:
    """Drops what a change has made untrue; called at commit in this process, and by notices of the others."""

    def __init__(self, cache: ByteCache) -> None:
        self._cache = cache

    def products_changed(self, product_ids: set[UUID]) -> None:
        """Pages of these products, and every list."""
        self._cache.invalidate((LISTS, *(str(product_id) for product_id in product_ids)))

    def categories_changed(self) -> None:
        """The tree, and every list."""
        self._cache.invalidate((LISTS,))

    def attribute_words_changed(self) -> None:
        """Every page and every list names attributes."""
        self._cache.clear()

    async def on_notice(self, event: Envelope) -> None:
        """Something happened to a product or one of its variants, to a category, or to words of attributes."""
        if event.type == AttributeWordsChanged.type:
            self.attribute_words_changed()
            return
        product_id = event.data.get("product_id")
        self._cache.invalidate((LISTS,) if product_id is None else (LISTS, str(product_id)))

    async def on_gap(self) -> None:
        """Notices may have been missed."""
        self._cache.clear()
