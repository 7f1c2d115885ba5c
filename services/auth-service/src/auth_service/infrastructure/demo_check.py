"""Production and demo accounts exclude each other."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from auth_service.domain.demo import PEOPLE
from auth_service.infrastructure.tables import users
from servicekit.database import Database, Statement
from servicekit.refusal import Refused

_DEMO = Statement(
    sa.select(users.c.email).where(
        users.c.id == sa.any_(sa.bindparam("ids", type_=ARRAY(sa.Uuid))), users.c.status == "active"
    )
)


async def refuse_demo_accounts(database: Database) -> None:
    """Raises Refused naming the demo accounts that can still sign in."""
    found = [row["email"] for row in await database.fetch(_DEMO, ids=[person.id for person in PEOPLE])]
    if found:
        raise Refused(f"Demo accounts have no place in production; deactivate or delete: {', '.join(found)}.")
