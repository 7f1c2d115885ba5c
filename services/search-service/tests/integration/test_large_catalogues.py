"""The ways of searching that only large catalogues need, tried on a small one."""

from typing import Any

import pytest
from builders import a_category, a_product, a_variant
from shop import Shop

from search_service.infrastructure import searches

FILTERS: list[dict[str, Any]] = [
    {},
    {"in_stock": True, "max_price": 9000},
    {"min_price": 1, "on_sale": False},
    {"category": "pots"},
    {"brand": ["Nordkap", "Other"]},
    {"attribute": ["Colour:Blue"]},
]


@pytest.mark.parametrize("most_exact", [0, 5000])
@pytest.mark.parametrize("mode", ["hybrid", "semantic", "keyword"])
async def test_filters_and_modes_find_the_same_as_in_a_small_catalogue(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, most_exact: int, mode: str
) -> None:
    pots = a_category(en="Pots")
    await shop.put_category(pots)
    pot = a_product(
        "Blue teapot", category_ids=[pots.category_id], brand="Nordkap", attributes={"Colour": "Blue"},
        variants=[a_variant(1999)],
    )  # fmt: skip
    await shop.publish(pot, a_product("Red teapot", variants=[a_variant(99_000)]))
    monkeypatch.setattr(searches, "WHOLE_EXACT", -1)
    monkeypatch.setattr(searches, "MOST_EXACT", most_exact)
    for query in FILTERS:
        assert pot.product_id in await shop.ids("blue teapot", mode=mode, **query), query
