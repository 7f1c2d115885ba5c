"""From rows to what is answered: plain JSON values."""

from collections.abc import Mapping, Sequence

from search_service.application.search_ports import View
from servicekit.database import Record


def money(amount: int, currency: str) -> View:
    """The wire form of an amount."""
    return {"amount": amount, "currency": currency}


class Views:
    """Makes views; picture addresses begin with `media_base_url`."""

    def __init__(self, media_base_url: str) -> None:
        self._media = media_base_url.rstrip("/")

    def card(self, row: Record) -> View:
        """A product in a list."""
        currency, compare_at = row["currency"], row["compare_at_from"]
        return {
            "id": str(row["id"]),
            "slug": row["slug"],
            "title": row["title"],
            "lang": row["lang"],
            "price_from": money(row["price_from"], currency),
            "price_to": money(row["price_to"], currency),
            "compare_at_from": None if compare_at is None else money(compare_at, currency),
            "availability": row["band"],
            "image": self.picture(row["image"]),
        }

    def picture(self, image: str | None) -> str | None:
        """The address of a picture in the width in which every one is kept (product-service's renditions)."""
        return None if image is None else f"{self._media}/{image}-320.webp"


def counts(row: Record, words: Sequence[Mapping[str, str]]) -> View:
    """What a list could be narrowed down to; of `words` the last ones win."""
    attributes: dict[str, dict[str, int]] = {}
    for facet, number in sorted((row["facets"] or {}).items()):
        name, _, value = facet.partition("=")
        attributes.setdefault(name, {})[value] = number
    lowest, highest = row["lowest"], row["highest"]
    said = {text for name, values in attributes.items() for text in (name, *values)}
    return {
        "total": row["total"],
        "in_stock": row["in_stock"],
        "on_sale": row["on_sale"],
        "price": None
        if lowest is None
        else {"lowest": money(lowest, row["currency"]), "highest": money(highest, row["currency"])},
        "categories": row["categories"] or {},
        "brands": row["brands"] or {},
        "attributes": attributes,
        "attribute_words": {text: word for of in words for text, word in of.items() if text in said},
    }
