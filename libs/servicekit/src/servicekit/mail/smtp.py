"""A conversation with the mail server that the settings name."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import unquote, urlsplit

import aiosmtplib

from servicekit.mail.settings import MailSettings

logger = logging.getLogger(__name__)

_PERMANENT = 500
_KEEP_SECONDS = 10.0


class NotConnected(Exception):
    """The mail server could not be reached, or did not let us in: nothing was sent."""


async def check_login(settings: MailSettings, variable: str) -> None:
    """Log an error that names `variable` where the mail server takes who we are for nobody (5xx, RFC 4954 §6).

    No more than that: mails wait for hours, and a shop without them goes on selling. NotConnected when it is away.
    """
    try:
        async with connected(settings):
            return
    except NotConnected as error:
        cause = error.__cause__
        if not isinstance(cause, aiosmtplib.SMTPAuthenticationError) or cause.code < _PERMANENT:
            raise
        code = cause.code
    logger.error(
        "The mail server refuses the name or the password in %s (%d): mails wait until that is mended and the service"
        " started anew.",
        variable,
        code,
    )


class MailConnection:
    """One connection, opened when needed and kept for a while: busy times send many mails over it.

    Used by one task at a time.
    """

    def __init__(self, settings: MailSettings, keep: float = _KEEP_SECONDS) -> None:
        self._settings = settings
        self._keep = keep  # only tests give another: a kept one is closed after ten seconds without a mail
        self._server: aiosmtplib.SMTP | None = None
        self._closing: asyncio.TimerHandle | None = None

    @asynccontextmanager
    async def open(self) -> AsyncIterator[aiosmtplib.SMTP]:
        """Logged in where the URL carries credentials; raises NotConnected. What fails in the block ends it."""
        if self._closing is not None:
            self._closing.cancel()
        if self._server is not None and not await _still_listens(self._server):
            self.close()
        if self._server is None:
            self._server = await _connected(self._settings)
        try:
            yield self._server
        except BaseException:
            self.close()
            raise
        self._closing = asyncio.get_running_loop().call_later(self._keep, self.close)

    def close(self) -> None:
        """Without a word: the server notices. Nothing is under way."""
        if self._server is not None:
            self._server.close()
            self._server = None


@asynccontextmanager
async def connected(settings: MailSettings) -> AsyncIterator[aiosmtplib.SMTP]:
    """A connection for one use; raises NotConnected."""
    server = await _connected(settings)
    try:
        yield server
    finally:
        with suppress(aiosmtplib.SMTPException, OSError):
            await server.quit()
        server.close()


async def _connected(settings: MailSettings) -> aiosmtplib.SMTP:
    server = _client(settings)
    try:
        await server.connect()
    except (aiosmtplib.SMTPException, OSError) as error:
        raise NotConnected(f"mail server: {type(error).__name__}") from error
    return server


async def _still_listens(server: aiosmtplib.SMTP) -> bool:
    """Servers end connections that are idle, and forget what they were told after a refusal only by RSET."""
    try:
        await server.rset()
    except (aiosmtplib.SMTPException, OSError):
        return False
    return True


def _client(settings: MailSettings) -> aiosmtplib.SMTP:
    url = urlsplit(settings.smtp_url.get_secret_value())
    encrypted = url.scheme == "smtps"
    return aiosmtplib.SMTP(
        hostname=url.hostname or "127.0.0.1",
        port=url.port or (465 if encrypted else 25),
        username=unquote(url.username) if url.username else None,
        password=unquote(url.password) if url.password else None,
        use_tls=encrypted,
        timeout=settings.timeout,
    )
