"""Names and values of attributes in another locale. The catalogue's own texts stay what filters and SKUs go by."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class AttributeWords:
    """What a locale says for the catalogue's own texts; version 0 where nobody wrote any yet."""

    locale: str
    words: dict[str, str] = field(default_factory=dict)
    version: int = 0
