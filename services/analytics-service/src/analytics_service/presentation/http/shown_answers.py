"""What everybody may see."""

from uuid import UUID

from pydantic import Field

from servicekit.schemas import Answer


class PopularProductAnswer(Answer):
    """A product that is on sale: product-service shows it."""

    product_id: UUID


class PopularProductsAnswer(Answer):
    """The most popular first; empty where little was sold and looked at."""

    items: list[PopularProductAnswer]


class TrendingTermAnswer(Answer):
    """A term that many different visitors searched for and found something by."""

    term: str


class TrendingTermsAnswer(Answer):
    """The steepest first; empty where nothing is searched for more than before."""

    items: list[TrendingTermAnswer] = Field(description="Never what fewer than three visitors searched for")
