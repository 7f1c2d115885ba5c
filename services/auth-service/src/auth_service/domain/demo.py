"""The people of the demo shop. Their ids are fixed, so that the demo data of other services can refer to them."""

from dataclasses import dataclass
from uuid import UUID

from auth_service.domain.roles import UserRole
from commerce.values import PostalAddress

DEMO_PASSWORD = "souk-demo-2026"  # noqa: S105  # nosec B105 - public on purpose, and refused in production


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPerson:
    """Somebody to sign in as; `address` is what checkout offers."""

    id: UUID
    email: str
    name: str
    role: UserRole = UserRole.CUSTOMER
    locale: str = "en"
    address: PostalAddress | None = None


ADMIN = DemoPerson(
    id=UUID("01976b00-0000-7000-8000-00000000a001"), email="admin@souk.test", name="Samira Haddad", role=UserRole.ADMIN
)
SUPPORT = DemoPerson(
    id=UUID("01976b00-0000-7000-8000-00000000a002"), email="support@souk.test", name="Tom Berger", role=UserRole.SUPPORT
)
AMIRA = DemoPerson(
    id=UUID("01976b00-0000-7000-8000-00000000c001"),
    email="amira@souk.test",
    name="Amira Nasser",
    address=PostalAddress(
        name="Amira Nasser", line1="12 Orchard Street", city="Dublin", postal_code="D08 XY00", country="IE"
    ),
)
JONAS = DemoPerson(
    id=UUID("01976b00-0000-7000-8000-00000000c002"),
    email="jonas@souk.test",
    name="Jonas Keller",
    locale="de",
    address=PostalAddress(name="Jonas Keller", line1="Lindenweg 7", city="Freiburg", postal_code="79098", country="DE"),
)
PEOPLE = (ADMIN, SUPPORT, AMIRA, JONAS)
