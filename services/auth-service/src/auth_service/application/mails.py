"""The mails that carry a one-time link."""

from dataclasses import dataclass
from datetime import datetime

from auth_service.application.ports import UnitOfWork
from auth_service.domain.errors import UserNotFound
from auth_service.domain.one_time_link import OneTimeLink, Purpose
from auth_service.domain.user import User
from commerce.values import page_address
from servicekit.domain import new_id

_PAGES = {
    Purpose.VERIFY_EMAIL: "/verify",
    Purpose.RESET_PASSWORD: "/reset",
    Purpose.FIRST_ADMIN: "/reset",
}


@dataclass(frozen=True, slots=True)
class PostLink:
    """Issues a link to a page in the person's language and mails it.

    The token stands after `#`: it reaches no server log and no Referer header.
    """

    public_url: str

    async def __call__(self, uow: UnitOfWork, user: User, purpose: Purpose, now: datetime) -> None:
        """Mail `user` a link for `purpose` in their language."""
        if user.email is None:
            return
        url = await self.issue(uow, user, purpose, now)
        await uow.mails.post(new_id(), user.email, purpose, user.locale, {"name": user.greeting, "url": url})

    async def issue(self, uow: UnitOfWork, user: User, purpose: Purpose, now: datetime) -> str:
        """Store a new one-time link and return its address, which alone holds the secret."""
        link, token = OneTimeLink.issue(user.id, user.email or "", purpose, now)
        await uow.links.add(link)
        page = page_address(self.public_url, user.locale, _PAGES[purpose])
        return f"{page}#token={token}"


async def notify_password_changed(uow: UnitOfWork, user: User) -> None:
    """The mailbox learns of it, in case it was not the person (ASVS 6.3.7)."""
    await _notify(uow, user, "password_changed")


async def notify_second_factor_changed(uow: UnitOfWork, user: User) -> None:
    """The mailbox learns that the second factor was set up, turned off or reset."""
    await _notify(uow, user, "second_factor_changed")


async def _notify(uow: UnitOfWork, user: User, template: str) -> None:
    if user.email is None:
        raise UserNotFound
    await uow.mails.post(new_id(), user.email, template, user.locale, {"name": user.greeting})
