"""What analytics refuses."""

from servicekit.domain.errors import Invalid, Unavailable


class TooManyWaiting(Unavailable):
    """More events wait for the database than may: nothing of this batch was taken."""

    code = "too_many_events_waiting"
    title = "Too many events wait to be counted; please send these again later"


class InvalidPeriod(Invalid):
    """The days asked for do not make a period."""

    code = "invalid_period"
    title = "These days are no period that can be reported"
