"""The demo shop in other languages: `words/<locale>/<department>.yaml`, each a mapping from an English text to its own.

`attributes.yaml` beside them has names and values of attributes. What has no word stays English.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

import yaml

from product_service.domain.texts import Text

_ATTRIBUTES = "attributes.yaml"


@dataclass(frozen=True, slots=True)
class Words:
    """What a locale says for the catalogue's English texts, and for its attributes."""

    texts: Mapping[str, str]
    attributes: Mapping[str, str]

    def text(self, title: str, sentences: Iterable[str]) -> Text | None:
        """Title and description of a product; a description is translated whole or not at all."""
        if title not in self.texts:
            return None
        translated = [self.texts.get(sentence, "") for sentence in sentences]
        return Text(self.texts[title], " ".join(translated) if all(translated) else "")


def load_words() -> dict[str, Words]:
    """The words of each locale that has a folder."""
    folder = files("product_service.demo") / "words"
    locales = sorted((each for each in folder.iterdir() if each.is_dir()), key=lambda each: each.name)
    return {each.name: _words(each) for each in locales}


def _words(folder: Traversable) -> Words:
    texts: dict[str, str] = {}
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".yaml") and file.name != _ATTRIBUTES:
            texts |= _read(file)
    return Words(texts, _read(folder / _ATTRIBUTES))


def _read(file: Traversable) -> dict[str, str]:
    return {str(text): str(word) for text, word in (yaml.safe_load(file.read_text("utf-8")) or {}).items()}
