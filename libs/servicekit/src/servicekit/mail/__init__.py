"""Mail that leaves with the transaction that causes it: rows first, SMTP afterwards."""

from servicekit.mail.mailbox import Mailbox
from servicekit.mail.quota import DailyQuota
from servicekit.mail.sender import MailSender
from servicekit.mail.settings import MailSettings
from servicekit.mail.smtp import check_login
from servicekit.mail.templates import MailTemplates, RenderedMail
from servicekit.mail.wiring import send_mail

__all__ = [
    "DailyQuota",
    "MailSender",
    "MailSettings",
    "MailTemplates",
    "Mailbox",
    "RenderedMail",
    "check_login",
    "send_mail",
]
