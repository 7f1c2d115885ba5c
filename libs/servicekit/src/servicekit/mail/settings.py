"""Where mail goes out, and from whom."""

from pydantic import Field, SecretStr

from servicekit.settings import Section


class MailSettings(Section):
    """`smtp_url` is `smtp://` (STARTTLS when offered) or `smtps://`, with `user:password@` where the server asks."""

    smtp_url: SecretStr = SecretStr("smtp://127.0.0.1:1025")
    sender: str = "Souk <no-reply@souk.localhost>"
    timeout: float = Field(default=10.0, gt=0)
    """Seconds for each step of a conversation with the server."""
