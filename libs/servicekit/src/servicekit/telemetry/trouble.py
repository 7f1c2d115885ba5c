"""Trouble that is worth a line in the log: it has lasted, and it is logged once."""

import logging
import time
from collections.abc import Callable

_PATIENCE_SECONDS = 15.0


class Trouble:
    """Warns once when what fails has failed for `patience` seconds.

    A shop's parts start in any order and are replaced one by one: what passes by itself is nothing to look into.
    """

    def __init__(
        self,
        logger: logging.Logger,
        message: str,
        *,
        patience: float = _PATIENCE_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._logger, self._message = logger, message
        self._patience, self._clock = patience, clock
        self._since: float | None = None
        self._logged = False

    def happened(self, **about: object) -> None:
        """It failed, once more or for the first time; `about` goes into the line."""
        now = self._clock()
        if self._since is None:
            self._since = now
        seconds = round(now - self._since)
        if not self._logged and now - self._since >= self._patience:
            self._logged = True
            self._logger.warning(self._message, extra={**about, "for_seconds": seconds})
        else:
            self._logger.debug(self._message, extra={**about, "for_seconds": seconds})

    def over(self) -> None:
        """It worked: what fails from now on is new, and is logged anew once it lasts."""
        self._since, self._logged = None, False
