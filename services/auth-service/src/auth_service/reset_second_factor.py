"""`python -m auth_service.reset_second_factor EMAIL`: for a person whose phone and recovery codes are gone, and whom
nobody else can let in. They sign in with their password, and set up a new one where their role demands it.
"""

import argparse
import asyncio
import sys
from collections.abc import Sequence

from auth_service.commands import opened_application
from auth_service.config.settings import AuthSettings
from auth_service.main import password_hasher
from servicekit.domain.errors import DomainError
from servicekit.settings import load_settings


def run(arguments: Sequence[str]) -> None:
    """Reset it; exits 1 with a sentence where there is no such account, or it has no second factor."""
    parser = argparse.ArgumentParser(
        prog="python -m auth_service.reset_second_factor", description="Take away the second factor of an account."
    )
    parser.add_argument("email")
    email = parser.parse_args(arguments).email.strip().lower()
    try:
        asyncio.run(_reset(load_settings(AuthSettings), email))
    except DomainError as error:
        raise SystemExit(str(error)) from None
    sys.stdout.write(f"{email} signs in with the password, and sets up a new app where the role demands one.\n")


async def _reset(settings: AuthSettings, email: str) -> None:
    passwords = password_hasher(settings)
    try:
        async with opened_application(settings, passwords) as application:
            await application.reset_second_factor.from_command_line(email)
    finally:
        passwords.close()


if __name__ == "__main__":
    run(sys.argv[1:])
