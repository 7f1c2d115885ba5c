"""A conversation with the mail server that the settings name."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import unquote, urlsplit

import aiosmtplib

from servicekit.mail.settings import MailSettings

logger = logging.getLogger(__name__)

_PERMANENT = 500


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


@asynccontextmanager
async def connected(settings: MailSettings) -> AsyncIterator[aiosmtplib.SMTP]:
    """An open connection, logged in where the URL carries credentials; raises NotConnected."""
    server = _client(settings)
    try:
        await server.connect()
    except (aiosmtplib.SMTPException, OSError) as error:
        raise NotConnected(f"mail server: {type(error).__name__}") from error
    try:
        yield server
    finally:
        with suppress(aiosmtplib.SMTPException, OSError):
            await server.quit()
        server.close()


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
