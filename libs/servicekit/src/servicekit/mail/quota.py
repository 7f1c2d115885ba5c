"""How many mails strangers can make us send to one mailbox and to one domain a day.

Where anybody may name a mailbox, a shop is a cannon for whoever wants to bury one. Processes exchange their counts once
a second, which costs a mail nothing; Valkey holds hashes, no addresses.
"""

from collections.abc import Mapping
from hashlib import sha256

from servicekit.limits import RateLimits, Window

_DAY = 86_400
_NOBODYS = ".test"  # RFC 6761: no mailbox is there; demos, tests and load mail to it.
DOMAIN = Window("mail-domain", 200, _DAY)
PROVIDER = Window("mail-provider", 20_000, _DAY)
PROVIDERS = frozenset(
    {
        "126.com",
        "163.com",
        "aol.com",
        "bluewin.ch",
        "comcast.net",
        "daum.net",
        "fastmail.com",
        "free.fr",
        "freenet.de",
        "gmail.com",
        "gmx.at",
        "gmx.ch",
        "gmx.com",
        "gmx.de",
        "gmx.net",
        "googlemail.com",
        "hanmail.net",
        "hey.com",
        "hotmail.co.uk",
        "hotmail.com",
        "hotmail.de",
        "hotmail.es",
        "hotmail.fr",
        "hotmail.it",
        "icloud.com",
        "laposte.net",
        "libero.it",
        "live.com",
        "mac.com",
        "mail.com",
        "mail.ru",
        "me.com",
        "msn.com",
        "naver.com",
        "o2.pl",
        "orange.fr",
        "outlook.com",
        "outlook.de",
        "outlook.fr",
        "pm.me",
        "posteo.de",
        "proton.me",
        "protonmail.com",
        "qq.com",
        "rediffmail.com",
        "seznam.cz",
        "sfr.fr",
        "t-online.de",
        "terra.com.br",
        "uol.com.br",
        "wanadoo.fr",
        "web.de",
        "wp.pl",
        "yahoo.co.in",
        "yahoo.co.jp",
        "yahoo.co.uk",
        "yahoo.com",
        "yahoo.de",
        "yahoo.es",
        "yahoo.fr",
        "yahoo.it",
        "yandex.com",
        "yandex.ru",
        "ymail.com",
        "zoho.com",
    }
)
"""Domains of mail providers: one of them is not one organisation but millions of people."""


class DailyQuota:
    """Counts the mails of the templates in `per_mailbox`, which says how many a mailbox gets of each in a day."""

    def __init__(self, limits: RateLimits, per_mailbox: Mapping[str, int]) -> None:
        self._limits = limits
        self._mailboxes = {
            template: Window(f"mail-mailbox-{template}", times, _DAY) for template, times in per_mailbox.items()
        }

    def exceeded(self, template: str, recipient: str) -> str | None:
        """Count a mail; answers which limit it would break, None if it may go."""
        mailbox = self._mailboxes.get(template)
        if mailbox is None:
            return None
        name, _, domain = recipient.lower().rpartition("@")
        # What follows + is the reader's own label, at most providers.
        counted = [(mailbox, f"{name.partition('+')[0]}@{domain}")]
        if not domain.endswith(_NOBODYS):
            counted.append((PROVIDER if domain in PROVIDERS else DOMAIN, domain))
        for window, key in counted:
            if not self._limits.hit(window, sha256(key.encode()).hexdigest()[:32]).allowed:
                return window.name
        return None
