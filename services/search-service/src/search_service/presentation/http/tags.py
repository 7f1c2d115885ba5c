"""The groups of search-service's operations in its OpenAPI document."""

from typing import Final

from servicekit.documented import Tag

SEARCH: Final = Tag("Search", "Search by words and by meaning, suggestions, similar products.")
SEARCH_ADMINISTRATION: Final = Tag("Search administration", "What staff do with the index and with synonyms.")
