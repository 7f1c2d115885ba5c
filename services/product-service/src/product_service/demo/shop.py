"""The demo catalogue as it stands in `catalogue/*.yaml`, made into products; everything else follows from the titles.

`python -m product_service.demo.shop` prints what is on its pictures, as JSON.

The same files always make the same ids, prices and stock, so that seeding again changes nothing.
"""

import hashlib
import itertools
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Any
from uuid import UUID

import yaml

from commerce.values import Money, check_digit
from product_service.application.create_product import NewVariant
from product_service.demo.colours import can_be_painted
from product_service.demo.photographs import Thing
from product_service.demo.translations import Words, load_words
from product_service.domain.texts import DEFAULT_LOCALE, Text, Texts, slugify
from product_service.domain.variant import Price, VariantContent

CURRENCY = "EUR"
COLOUR = "Colour"
_OPENING = datetime(2026, 4, 1, 8, tzinfo=UTC)
_BETWEEN_PRODUCTS = timedelta(hours=13)
_VERSION_AND_VARIANT_MASK = ~((0xF << 76) | (0x3 << 62))
_VERSION_AND_VARIANT = (0x7 << 76) | (0x2 << 62)


@dataclass(frozen=True, slots=True)
class DemoCategory:
    """A shelf; departments come before what hangs below them."""

    id: UUID
    slug: str
    names: Mapping[str, str]
    parent_id: UUID | None
    position: int


@dataclass(frozen=True, slots=True)
class DemoProduct:
    """A product; `picture` is the code point of an emoji."""

    id: UUID
    slug: str
    title: str
    sentences: tuple[str, ...]
    translations: Mapping[str, Text]
    picture: str
    category_id: UUID
    brand: str
    attributes: Mapping[str, str]
    variants: tuple[NewVariant, ...]
    published_at: datetime

    @property
    def pictures(self) -> dict[str, str | None]:
        """Its pictures by name, and the colour in which each shows it: one for each colour that it is sold in."""
        named = (variant.content.attributes.get(COLOUR) for variant in self.variants)
        colours = [colour for colour in dict.fromkeys(named) if colour]
        if not colours or not can_be_painted(self.picture, colours):
            return {self.slug: None}
        return {f"{self.slug}--{colour.lower()}": colour for colour in colours}

    @property
    def texts(self) -> Texts:
        """Its words in every locale that has some."""
        return Texts({**self.translations, DEFAULT_LOCALE: Text(self.title, " ".join(self.sentences))})


@dataclass(frozen=True, slots=True)
class DemoShop:
    """The whole catalogue: categories, parents before children, and products, the oldest first.

    `attribute_words` are the names and values of attributes by locale.
    """

    categories: tuple[DemoCategory, ...]
    products: tuple[DemoProduct, ...]
    attribute_words: Mapping[str, Mapping[str, str]]

    @property
    def things(self) -> dict[str, Thing]:
        """What the pictures show, by their names."""
        return {
            name: {"product": product.slug, "render": product.picture, "colour": colour}
            for product in self.products
            for name, colour in product.pictures.items()
        }


def load_shop() -> DemoShop:
    """Read the departments from demo/catalogue/*.yaml; ids and moments are the same at every call."""
    folder = files("product_service.demo") / "catalogue"
    sources = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    departments = [yaml.safe_load(file.read_text("utf-8")) for file in sources]
    words = load_words()
    shelves = [shelf for position, department in enumerate(departments) for shelf in _shelves(department, position)]
    categories = [replace(shelf, names=_named(shelf.names, words)) for shelf in shelves]
    entries = [entry for department in departments for entry in _entries(department)]
    # Mixed, so that the newest products are not all from one department.
    entries.sort(key=lambda entry: _number("order", entry[2][1]))
    products = [_product(*entry, _OPENING + place * _BETWEEN_PRODUCTS, words) for place, entry in enumerate(entries)]
    return DemoShop(
        tuple(categories), tuple(products), {locale: of_locale.attributes for locale, of_locale in words.items()}
    )


def _named(names: Mapping[str, str], words: Mapping[str, Words]) -> dict[str, str]:
    english = names[DEFAULT_LOCALE]
    return {locale: known.texts[english] for locale, known in words.items() if english in known.texts} | dict(names)


def _shelves(department: Mapping[str, Any], position: int) -> Iterator[DemoCategory]:
    root = _id("category", department["slug"], _OPENING)
    yield DemoCategory(root, department["slug"], department["name"], None, position)
    for place, (slug, names) in enumerate(department["names"].items()):
        below = f"{department['slug']}-{slug}"
        yield DemoCategory(_id("category", below, _OPENING), below, names, root, place)


def _entries(department: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], str, Sequence[Any]]]:
    for shelf, entries in department["products"].items():
        for entry in entries:
            yield department, f"{department['slug']}-{shelf}", entry


def _product(
    department: Mapping[str, Any], shelf: str, entry: Sequence[Any], born: datetime, words: Mapping[str, Words]
) -> DemoProduct:
    picture, title, price, options, special, *weighed = entry
    slug = slugify(title)
    brand = _chosen(department["brands"], "brand", title)
    sentences = (special, *(_chosen(department[part], part, title) for part in ("made", "care", "promise")))
    translated = {locale: of_locale.text(title, sentences) for locale, of_locale in words.items()}
    choices = department["options"][options] if isinstance(options, str) else options
    low, high = department["grams"]
    grams = weighed[0] if weighed else low + _number("grams", title) % (high - low)
    in_shelf = shelf.removeprefix(f"{department['slug']}-")
    model = _model(brand, title) if in_shelf in department.get("numbered", ()) else None
    return DemoProduct(
        id=_id("product", slug, born),
        slug=slug,
        title=title,
        sentences=sentences,
        translations={locale: text for locale, text in translated.items() if text},
        picture=str(picture),
        category_id=_id("category", shelf, _OPENING),
        brand=brand,
        attributes={"Brand": brand},
        variants=tuple(_variants(slug, price, choices, grams, born, model)),
        published_at=born,
    )


def _variants(
    slug: str, price: int, choices: Mapping[str, Any], grams: int, born: datetime, model: str | None
) -> Iterator[NewVariant]:
    stem = "".join(word[:3] for word in slug.split("-")[:3]).upper() + f"{_number('sku', slug) % 1000:03d}"
    reduced = _number("reduced", slug) % 6 == 0
    values = [_priced(listed) for listed in choices.values()]
    for number, combination in enumerate(itertools.product(*values), start=1):
        amount = price + sum(extra for _, extra in combination)
        sku = f"{stem}-{number:02d}"
        compare_at = Money(_rounded(amount * 5 // 4), CURRENCY) if reduced else None
        attributes = {name: value for name, (value, _) in zip(choices, combination, strict=True)}
        content = VariantContent(
            sku,
            Price(Money(amount, CURRENCY), compare_at),
            attributes,
            grams,
            mpn=model and f"{model}-{number}",
            gtins=[_gtin(sku)],
        )
        yield NewVariant(content, _stock(sku), id=_id("variant", sku, born))


def _model(brand: str, title: str) -> str:
    """A maker's number of a thing, such as HA4821."""
    letters = "".join(word[0] for word in brand.split() if word[0].isalpha())
    return f"{letters if len(letters) > 1 else brand[:2]}{1000 + _number('model', title) % 9000}".upper()


def _gtin(sku: str) -> str:
    """Of the prefix 199, which GS1 has given to nobody."""
    digits = f"0199{_number('gtin', sku) % 10**9:09d}"
    return digits + check_digit(digits)


def _priced(listed: Mapping[Any, int] | Sequence[Any]) -> list[tuple[str, int]]:
    if isinstance(listed, Mapping):
        return [(str(value), extra) for value, extra in listed.items()]
    return [(str(value), 0) for value in listed]


def _rounded(amount: int) -> int:
    return amount // 100 * 100 + 90


def _stock(sku: str) -> int:
    """Mostly plenty, sometimes a handful, sometimes none."""
    dice = _number("stock", sku)
    if dice % 100 < 6:
        return 0
    return 1 + dice % 5 if dice % 100 < 16 else 12 + dice % 130


def _chosen(among: Sequence[str], what: str, title: str) -> str:
    return among[_number(what, title) % len(among)]


def _number(*words: str) -> int:
    return int.from_bytes(hashlib.sha256("\0".join(words).encode()).digest()[:8], "big")


def _id(kind: str, name: str, born: datetime) -> UUID:
    """A UUIDv7 whose random bits are a hash."""
    noise = int.from_bytes(hashlib.sha256(f"{kind}\0{name}".encode()).digest()[:10], "big")
    value = int(born.timestamp() * 1000) << 80 | noise
    return UUID(int=(value & _VERSION_AND_VARIANT_MASK) | _VERSION_AND_VARIANT)


if __name__ == "__main__":
    json.dump(load_shop().things, sys.stdout)
