"""What the comparison of prices refuses, by name."""

from servicekit.domain.errors import Conflict, Gone, Invalid, NotFound, RateLimited, UnsupportedMedia


class SellerNotFound(NotFound):
    """No such seller, or it was removed."""

    code = "seller_not_found"
    title = "There is no such seller"


class DomainTaken(Conflict):
    """Two sellers would share a domain, and nobody could tell whose an offer is."""

    code = "seller_domain_taken"
    title = "Another seller has this domain"


class FeedNotFound(NotFound):
    """No such feed."""

    code = "feed_not_found"
    title = "There is no such feed"


class FeedNotHeld(Conflict):
    """Only a feed that waits for a decision can be decided."""

    code = "feed_not_held"
    title = "This feed does not wait for a decision"


class FeedKindUnknown(UnsupportedMedia):
    """Neither CSV nor JSON."""

    code = "feed_kind_unknown"
    title = "Send the feed as text/csv or application/json"


class FeedUnreadable(Invalid):
    """The file as a whole makes no feed; faults of single rows are listed in its report instead."""

    code = "feed_unreadable"
    title = "This file is no feed"


class OfferNotFound(NotFound):
    """No such offer."""

    code = "offer_not_found"
    title = "There is no such offer"


class VariantUnknown(Invalid):
    """An offer can only be a variant of a published product."""

    code = "variant_unknown"
    title = "No published product has this variant"


class ProductNotCompared(NotFound):
    """Not published, or not known here yet."""

    code = "product_not_found"
    title = "There is no such product"


class VariantNotOfProduct(NotFound):
    """The variant belongs to another product, or to none."""

    code = "variant_not_found"
    title = "This product has no such variant"


class AlertNotFound(NotFound):
    """No such alert, or somebody else's."""

    code = "alert_not_found"
    title = "There is no such alert"


class AlertLinkExpired(Gone):
    """Unknown, used before, or too old: nobody learns which."""

    code = "alert_link_expired"
    title = "This link no longer works"


class CurrencyOfAlert(Invalid):
    """Prices here are compared in the shop's currency alone."""

    code = "currency_not_compared"
    title = "Give the price in the shop's currency"


class TooManyAlerts(RateLimited):
    """So many alerts were asked for from this address that somebody may be flooding mailboxes."""

    code = "too_many_alerts"
    title = "Too many alerts; please try again later"
