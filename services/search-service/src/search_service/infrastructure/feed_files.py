"""Files of feeds, held to the text that the platform takes."""

from search_service.domain.feed import FeedFormat, ReadFeed, read_feed
from search_service.domain.seller import SellerFacts
from servicekit.text import Text


def read_file(content: bytes, kind: FeedFormat, seller: SellerFacts) -> ReadFeed:
    """A feed whose texts are lines as everywhere else; raises FeedUnreadable."""
    return read_feed(content, kind, seller, Text.LINE.refused)
