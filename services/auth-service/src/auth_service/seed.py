"""`python -m auth_service.seed`: demo accounts with fixed ids (`auth_service.domain.demo`), and who they are as JSON.

Repeating it adds only who is missing. Refused in production.
"""

import asyncio
import json
import sys
from datetime import timedelta

from auth_service.application.demo import SeedDemoPeople
from auth_service.commands import opened_database, unit_of_work
from auth_service.config.settings import AuthSettings
from auth_service.domain.demo import DEMO_PASSWORD, PEOPLE
from auth_service.infrastructure.passwords import BcryptPasswords
from auth_service.main import password_hasher
from servicekit.domain import utc_now
from servicekit.settings import load_settings

REGISTERED_AGO = timedelta(days=185)


async def seed(settings: AuthSettings, passwords: BcryptPasswords) -> int:
    """Add the missing demo accounts; answers how many. Raises RuntimeError in production."""
    if settings.in_production:
        raise RuntimeError("Demo accounts have no place in production (SOUK_ENVIRONMENT=production).")
    async with opened_database(settings) as database:
        people = SeedDemoPeople(lambda: unit_of_work(database), passwords, lambda: utc_now() - REGISTERED_AGO)
        return await people()


def main() -> None:
    """Seed, and print who can sign in."""
    settings = load_settings(AuthSettings)
    passwords = password_hasher(settings)
    try:
        asyncio.run(seed(settings, passwords))
    except RuntimeError as error:
        raise SystemExit(str(error)) from None
    finally:
        passwords.close()
    sys.stdout.write(logins())


def logins() -> str:
    """The password of all demo accounts, and each with id, e-mail, name and role, as JSON."""
    people = [
        {"id": str(person.id), "email": person.email, "name": person.name, "role": person.role} for person in PEOPLE
    ]
    return json.dumps({"password": DEMO_PASSWORD, "users": people}, indent=2) + "\n"


if __name__ == "__main__":
    main()
