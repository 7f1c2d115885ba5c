"""What search refuses."""

from servicekit.domain.errors import Conflict, Invalid, NotFound, Unavailable


class ProductNotFound(NotFound):
    """No product with this id is on sale."""

    code = "product_not_found"
    title = "There is no such product"


class UnknownCategory(Invalid):
    """A filter names a category that is not there."""

    code = "unknown_category"
    title = "There is no such category"


class ReindexRunning(Conflict):
    """The index is being built anew already."""

    code = "reindex_running"
    title = "The index is being built anew already"


class InvalidSynonyms(Invalid):
    """A group of synonyms cannot be used."""

    code = "invalid_synonyms"
    title = "A group of synonyms has 2 to 20 different words or phrases, and each stands in one group only"


class EmbedderAway(Unavailable):
    """The model does not answer: whoever asks searches by words alone."""
