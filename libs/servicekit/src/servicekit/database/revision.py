"""Which version of a row was read, without a column for it: PostgreSQL's `xmin`.

It changes with each UPDATE, whoever makes it: an older release beside this one and an administrator's hand too.
"""

import sqlalchemy as sa


def revision(table: sa.Table) -> sa.ColumnElement[int]:
    """The row's version, to select as `revision`."""
    return sa.literal_column(f"{table.name}.xmin", sa.Integer).label("revision")


def is_revision(table: sa.Table) -> sa.ColumnElement[bool]:
    """The row is still the one whose `revision` is the parameter `seen`."""
    return sa.literal_column(f"{table.name}.xmin") == sa.bindparam("seen")
