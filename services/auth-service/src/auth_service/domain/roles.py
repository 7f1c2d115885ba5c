"""What an account may be."""

from enum import StrEnum


class UserRole(StrEnum):
    """What an account may be; guests have none, services neither."""

    CUSTOMER = "customer"
    SUPPORT = "support"
    ADMIN = "admin"
