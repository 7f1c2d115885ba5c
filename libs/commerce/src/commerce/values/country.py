"""Countries: ISO 3166-1 alpha-2, and what each of them calls a postcode."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from commerce.values.postcode import PostcodeRule
from commerce.values.refusal import Refusal

# What people write who mean a country that has another code.
_MEANT: Final = {"UK": "GB", "EL": "GR", "FX": "FR", "SU": "RU", "TP": "TL", "AN": "CW", "YU": "RS", "ZR": "CD"}


class _Facts(NamedTuple):
    name: str
    postcode: PostcodeRule | None


def _read() -> Mapping[str, _Facts]:
    with Path(__file__).with_name("countries.csv").open(encoding="utf-8", newline="") as file:
        return MappingProxyType({row["code"]: _facts(row) for row in csv.DictReader(file)})


def _facts(row: Mapping[str, str]) -> _Facts:
    if not row["postcode"]:
        return _Facts(row["name"], None)
    shapes = tuple(row["postcode"].split("|"))
    return _Facts(row["name"], PostcodeRule(shapes, row["example"], required=row["required"] == "yes"))


_FACTS: Final = _read()


@dataclass(frozen=True, slots=True)
class Country:
    """A country of ISO 3166-1, by its alpha-2 code; raises Refusal for anything else, user-assigned codes too."""

    code: str

    def __post_init__(self) -> None:
        if self.code not in _FACTS:
            raise Refusal("country_unknown", _unknown(self.code))

    @classmethod
    @lru_cache(maxsize=512)
    def parse(cls, text: str) -> "Country":
        """What somebody typed: ` de` is DE; raises Refusal."""
        return cls(text.strip().upper())

    @classmethod
    def all(cls) -> list["Country"]:
        """Every country, by code."""
        return [cls(code) for code in _FACTS]

    @property
    def name(self) -> str:
        """The country's name in English."""
        return _FACTS[self.code].name

    @property
    def postcode(self) -> PostcodeRule | None:
        """What its postcodes look like; None where it has none."""
        return _FACTS[self.code].postcode

    def postcode_of(self, text: str | None) -> str | None:
        """The postcode as it is written there; raises Refusal.

        None for none where one may be left out. Where the country has no postcodes, whatever was given stays.
        """
        rule = self.postcode
        if text is None:
            if rule and rule.required:
                raise Refusal("blank", f"An address in {self.name} has a postcode, such as {rule.example}")
            return None
        if rule is None:
            return text
        if (written := rule.written(text, self.code)) is None:
            wanted = f"write {rule.in_words}, such as {rule.example}"
            raise Refusal("postcode_invalid", f'"{text}" is not a postcode of {self.name}; {wanted}')
        return written


def _unknown(code: str) -> str:
    shown = code if code.isalnum() and len(code) <= 3 else "This"
    if meant := _MEANT.get(code):
        return f"{code} is not an ISO 3166 code; {_FACTS[meant].name} is {meant}"
    return f"{shown} is not an ISO 3166 code; write the country's two letters, such as DE or US"
