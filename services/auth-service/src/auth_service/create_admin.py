"""`python -m auth_service.create_admin EMAIL [--link | --password-stdin]`: the first admin, once."""

import argparse
import asyncio
import getpass
import sys
from collections.abc import Sequence

from pydantic import TypeAdapter, ValidationError

from auth_service.commands import opened_application
from auth_service.config.settings import AuthSettings
from auth_service.main import password_hasher
from auth_service.presentation.http.bodies import NewPassword
from commerce.bodies import Email
from servicekit.domain.errors import DomainError
from servicekit.settings import load_settings


def run(arguments: Sequence[str]) -> None:
    """Create the admin; exits 1 with a sentence when there is one already or a value is not acceptable."""
    asked = _parser().parse_args(arguments)
    settings = load_settings(AuthSettings)
    try:
        email = TypeAdapter(Email).validate_python(asked.email)
        password = None if asked.link else TypeAdapter(NewPassword).validate_python(_password(asked))
        link = asyncio.run(_create(settings, email, password))
    except ValidationError as error:
        raise SystemExit("; ".join(fault["msg"] for fault in error.errors(include_input=False))) from None
    except DomainError as error:
        raise SystemExit(str(error)) from None
    sys.stdout.write(f"{email} is the first admin. Signing in leads to setting up a second factor.\n")
    if link:
        sys.stdout.write(f"Choose a password within 24 hours, once: {link}\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m auth_service.create_admin", description="Create the first admin.")
    parser.add_argument("email")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--link", action="store_true", help="print a one-time link instead of asking for a password")
    how.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    return parser


def _password(asked: argparse.Namespace) -> str:
    if asked.password_stdin:
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise SystemExit("The two passwords differ.")
    return password


async def _create(settings: AuthSettings, email: str, password: str | None) -> str | None:
    passwords = password_hasher(settings)
    try:
        async with opened_application(settings, passwords) as application:
            return await application.create_first_admin(email, password)
    finally:
        passwords.close()


if __name__ == "__main__":
    run(sys.argv[1:])
