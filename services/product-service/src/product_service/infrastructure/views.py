"""From rows to what is answered: plain JSON values."""

from collections.abc import Mapping, Sequence
from typing import Any

from product_service.application.reads import View
from product_service.domain.image import WIDTHS, Image, picture_key, renditions
from product_service.domain.texts import DEFAULT_LOCALE, Language, best_locale
from product_service.infrastructure.attribute_words import nearest
from servicekit.database import Record

_FIRST_CHOICE = 640


def titled(titles: Mapping[str, str], locale: str) -> View:
    """A `title` in `locale`, the next wider one or the default, and as `lang` the locale that it is in."""
    lang = best_locale(locale, titles)
    return {"title": titles[lang], "lang": lang}


def money(amount: int, currency: str) -> View:
    """The wire form of an amount."""
    return {"amount": amount, "currency": currency}


class Views:
    """Makes views; picture addresses begin with `media_base_url`."""

    def __init__(self, media_base_url: str) -> None:
        self._media = media_base_url.rstrip("/")

    def picture(self, image: Mapping[str, Any] | None, locale: str = DEFAULT_LOCALE) -> View | None:
        """A picture in the widths that it has, the one nearest to 640 first choice, described in `locale`."""
        if image is None:
            return None
        widths = renditions((image["width"], image["height"]))
        urls = {true: f"{self._media}/{picture_key(image['sha256'], kept)}" for true, kept in widths.items()}
        return {
            "url": urls[max((true for true in urls if true <= _FIRST_CHOICE), default=min(urls))],
            "urls": {str(true): url for true, url in urls.items()},
            "alt": _alt(image, locale),
            "width": image["width"],
            "height": image["height"],
        }

    def upload(self, image: Image) -> View:
        """A picture that no product names yet."""
        shown = {"sha256": image.sha256, "width": image.width, "height": image.height, "alt": ""}
        return {"id": str(image.id), **(self.picture(shown) or {})}

    def thumbnail(self, image: Mapping[str, Any] | None) -> str | None:
        """The smallest picture's address."""
        return None if image is None else f"{self._media}/{picture_key(image['sha256'], WIDTHS[0])}"

    def card(self, row: Record, locale: str) -> View:
        """A product in a list."""
        currency, compare_at = row["currency"], row["compare_at_from"]
        return {
            "id": str(row["id"]),
            "slug": row["slug"],
            **titled(row["titles"], locale),
            "price_from": {"amount": row["price_from"], "currency": currency},
            "price_to": {"amount": row["price_to"], "currency": currency},
            "compare_at_from": None if compare_at is None else {"amount": compare_at, "currency": currency},
            "availability": row["band"],
            "image": self.picture(row["image"], locale),
        }

    def staff_card(self, row: Record, locale: str) -> View:
        """A product in a list for staff."""
        return self.card(row, locale) | {
            "status": row["status"],
            "version": row["version"],
            "stock": row["pieces"],
            "missing": [language for language in Language if row[f"missing_{language}"]],
            "created_at": row["created_at"],
            "updated_at": row["updated_at"],
        }

    def detail(self, row: Record, locale: str) -> View:
        """What a product's page shows, in `locale`."""
        variants = [variant for variant in row["variants"] or () if not variant["withdrawn"]]
        description_lang = best_locale(locale, row["descriptions"])
        return {
            "id": str(row["id"]),
            "slug": row["slug"],
            **titled(row["titles"], locale),
            "description": row["descriptions"].get(description_lang, ""),
            "description_lang": description_lang,
            "category_ids": [str(category_id) for category_id in row["category_ids"] or ()],
            "attributes": row["attributes"],
            "brand": row["brand"],
            "attribute_words": nearest(locale, row["words"] or ()),
            "price_from": money(row["price_from"], row["currency"]),
            "price_to": money(row["price_to"], row["currency"]),
            "availability": row["band"],
            "options": _options(variants),
            "variants": [_variant(variant) for variant in variants],
            "images": [{"id": image["id"], **(self.picture(image, locale) or {})} for image in row["images"] or ()],
            "published_at": row["published_at"],
            "updated_at": row["updated_at"],
        }

    def staff_detail(self, row: Record, locale: str) -> View:
        """A product's page for staff: with its state, every translation, every number."""
        return self.detail(row, locale) | {
            "status": row["status"],
            "version": row["version"],
            "translations": {
                name: {"title": title, "description": row["descriptions"].get(name, "")}
                for name, title in row["titles"].items()
            },
            "images": [
                {
                    "id": image["id"],
                    **(self.picture(image, locale) or {}),
                    "alt_translations": image["alt_translations"],
                }
                for image in row["images"] or ()
            ],
            "variants": [
                _variant(variant) | {"withdrawn": variant["withdrawn"], "stock": variant["stock"]}
                for variant in row["variants"] or ()
            ],
        }

    def lookup(self, row: Record, locale: str) -> View:
        """A variant for carts and orders; both of its titles are in `lang`."""
        currency, compare_at = row["currency"], row["compare_at"]
        title = titled(row["titles"], locale)
        words = nearest(title["lang"], row["words"] or ())
        return {
            "variant_id": str(row["id"]),
            "product_id": str(row["product_id"]),
            "sku": row["sku"],
            **title,
            "variant_title": " / ".join(words.get(value, value) for _, value in row["attributes"]),
            "slug": row["slug"],
            "image_url": self.thumbnail(row["image"]),
            "price": money(row["price"], currency),
            "compare_at": None if compare_at is None else money(compare_at, currency),
            "available": row["available"],
            "purchasable": row["status"] == "published" and not row["withdrawn"],
            "line_limit": row["line_limit"],
            "weight_grams": row["weight_grams"],
        }

    def category(self, row: Record, locale: str) -> View:
        """A category in the tree."""
        parent_id, lang = row["parent_id"], best_locale(locale, row["names"])
        return {
            "id": str(row["id"]),
            "slug": row["slug"],
            "name": row["names"][lang],
            "lang": lang,
            "parent_id": None if parent_id is None else str(parent_id),
            "path": [str(category_id) for category_id in row["path"]],
            "position": row["position"],
            "image": self.picture(row["image"], locale),
        }

    def staff_category(self, row: Record, locale: str) -> View:
        """A category in the tree for staff: with every name, and the version."""
        return self.category(row, locale) | {"version": row["version"], "names": row["names"]}


def tallies(row: Record, currency: str) -> View:
    """What a shopper could narrow a list down to."""
    attributes: dict[str, dict[str, int]] = {}
    for facet, number in sorted((row["facets"] or {}).items()):
        name, _, value = facet.partition("=")
        attributes.setdefault(name, {})[value] = number
    lowest, highest = row["lowest"], row["highest"]
    return {
        "total": row["total"],
        "in_stock": row["in_stock"],
        "on_sale": row["on_sale"],
        "price": None if lowest is None else {"lowest": money(lowest, currency), "highest": money(highest, currency)},
        "categories": row["categories"] or {},
        "attributes": attributes,
    }


def price(row: Record) -> View:
    """An entry of a variant's price history."""
    currency, compare_at = row["currency"], row["compare_at"]
    return {
        "price": money(row["price"], currency),
        "compare_at": None if compare_at is None else money(compare_at, currency),
        "since": row["since"],
        "actor_id": row["actor_id"],
    }


def _variant(variant: Mapping[str, Any]) -> View:
    currency, compare_at, lowest = variant["currency"], variant["compare_at"], variant["lowest_price"]
    return {
        "id": variant["id"],
        "sku": variant["sku"],
        "title": variant_title(variant["attributes"]),
        "price": money(variant["price"], currency),
        "compare_at": None if compare_at is None else money(compare_at, currency),
        # An older release that ends a reduction leaves it behind.
        "lowest_price": None if compare_at is None or lowest is None else money(lowest, currency),
        "image_id": variant["image_id"],
        "attributes": dict(variant["attributes"]),
        "weight_grams": variant["weight_grams"],
        "line_limit": variant["line_limit"],
        "mpn": variant["mpn"],
        "gtins": variant["gtins"],
        "availability": variant["band"],
    }


def _alt(image: Mapping[str, Any], locale: str) -> str:
    """What a picture shows. The first one, as a product's card has it from an older release, has no translations."""
    words = {**(image.get("alt_translations") or {}), DEFAULT_LOCALE: image["alt"]}
    return str(words[best_locale(locale, words)])


def variant_title(attributes: Sequence[Sequence[str]]) -> str:
    """The values of its attributes, such as "Red / M"; empty when it has none."""
    return " / ".join(value for _, value in attributes)


def _options(variants: Sequence[Mapping[str, Any]]) -> View:
    """What a shopper chooses between: the values of each attribute, in the order of the variants."""
    options: dict[str, list[str]] = {}
    for variant in variants:
        for name, value in variant["attributes"]:
            values = options.setdefault(name, [])
            if value not in values:
                values.append(value)
    return options
