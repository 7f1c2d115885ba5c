"""What the mail catcher has caught, for assertions."""

import json
import time
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import Any

_PATIENCE_SECONDS = 30


@dataclass(frozen=True, slots=True)
class CaughtMail:
    """A running mail catcher."""

    smtp_url: str
    url: str

    def messages(self, to: str | None = None) -> list[dict[str, Any]]:
        """Newest first: {id, message_id, sender, recipients, subject, text, html, headers, received_at}."""
        query = "?" + urllib.parse.urlencode({"to": to}) if to else ""
        with urllib.request.urlopen(f"{self.url}/api/messages{query}", timeout=5) as answer:  # noqa: S310
            found: list[dict[str, Any]] = json.load(answer)["messages"]
        return found

    def wait_for(self, to: str) -> dict[str, Any]:
        """The newest mail to that address, as soon as there is one. Raises TimeoutError after ten seconds."""
        end = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < end:
            found = self.messages(to)
            if found:
                return found[0]
            time.sleep(0.05)
        raise TimeoutError(f"no mail to {to} within {_PATIENCE_SECONDS} s")

    def clear(self) -> None:
        """Delete every mail that was caught."""
        request = urllib.request.Request(f"{self.url}/api/messages", method="DELETE")  # noqa: S310
        with urllib.request.urlopen(request, timeout=5):  # noqa: S310
            return
