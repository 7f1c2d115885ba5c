"""What is sent to search-service."""

from typing import Annotated

from pydantic import Field

from servicekit.schemas import Body

Phrase = Annotated[str, Field(min_length=1, max_length=80)]


class SynonymsBody(Body):
    """All groups of a language; each word or phrase stands in one group."""

    groups: Annotated[list[Annotated[list[Phrase], Field(min_length=2, max_length=20)]], Field(max_length=1000)]
