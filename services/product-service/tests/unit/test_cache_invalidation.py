from collections.abc import Hashable, Iterable
from uuid import uuid4

import pytest
from builders import NOW

from product_service.presentation.http.front import LISTS
from product_service.presentation.notices import CacheInvalidation
from servicekit.finished import ByteCache
from servicekit.messaging import Envelope


@pytest.mark.parametrize(
    ("kind", "data", "kept"),
    [
        ("souk.product.updated.v1", {"product_id": "1"}, {"/two"}),
        ("souk.category.changed.v1", {"category_id": "1"}, {"/one", "/two"}),
        ("souk.attribute_words.changed.v1", {"locale": "fr"}, set()),
    ],
)
async def test_what_another_process_changed_is_dropped(kind: str, data: dict[str, str], kept: set[str]) -> None:
    cache = ByteCache()
    pages = {"/one": ("1",), "/two": ("2",), "/list": (LISTS,)}
    for path, tags in pages.items():

        async def load(tags: tuple[str, ...] = tags) -> tuple[bytes, Iterable[Hashable]]:
            return b"{}", tags

        await cache.fetch((path, b""), load)
    await CacheInvalidation(cache).on_notice(Envelope(uuid4(), kind, "product-service", uuid4(), 1, NOW, data))
    assert {path for path in pages if cache.peek((path, b""))} == kept
