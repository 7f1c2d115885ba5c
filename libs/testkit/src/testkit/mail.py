"""What the mail catcher has caught, for assertions."""

import json
import re
import time
import urllib.parse
import urllib.request
from dataclasses import dataclass
from html import escape
from typing import Any

_PATIENCE_SECONDS = 30
_UNFINISHED = re.compile(r"[{}]|%\}|\bNone\b|\bUndefined\b")


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


def assert_whole(message: dict[str, Any], locale: str, shop: str) -> None:
    """Every part is there, shows no placeholder and is signed by `shop`; the HTML says its language and direction."""
    parts = {part: message[part] or "" for part in ("subject", "text", "html")}
    faults = [f"{part} is empty" for part, text in parts.items() if not text.strip()]
    faults += [f"{part} has a placeholder left: {text}" for part, text in parts.items() if _UNFINISHED.search(text)]
    if not parts["text"].rstrip().endswith(shop) or f"<p>{escape(shop)}</p>" not in parts["html"]:
        faults.append(f"it is not signed by {shop}")
    direction = "rtl" if locale == "ar" else "ltr"
    # Some mailboxes show what stands in `body` alone.
    opened = [f'<{tag} lang="{locale}" dir="{direction}">' for tag in ("html", "div")]
    faults += [f"html lacks {tag}" for tag in opened if tag not in parts["html"]]
    if faults:
        raise AssertionError(f"the mail in {locale}: " + "; ".join(faults))
