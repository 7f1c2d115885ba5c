"""Mail of a running service: checked at the start, sent in the background, at once after the commit that posts it."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial

from servicekit.mail.quota import DailyQuota
from servicekit.mail.sender import MailSender
from servicekit.mail.settings import MailSettings
from servicekit.mail.smtp import check_login
from servicekit.mail.templates import MailTemplates
from servicekit.platform import Platform

# Mails that another process posted and did not send, and those that were put off.
_LOOK_SECONDS = 5.0


def send_mail(
    platform: Platform, settings: MailSettings, templates: MailTemplates, *, per_mailbox: Mapping[str, int]
) -> Callable[[], None]:
    """Send what the mail table holds; returns what wakes the sender, for `UnitOfWork.after_commit`.

    `per_mailbox` says how many mails of a template a mailbox gets in a day.
    """
    posted = asyncio.Event()
    sender = MailSender(platform.database, settings, templates, DailyQuota(platform.limits, per_mailbox))
    platform.at_start(partial(check_login, settings, platform.settings.variable("MAIL__SMTP_URL")))
    platform.when_woken("mail", sender.send_due, woken=posted, seconds=_LOOK_SECONDS)
    return posted.set
