"""PostgreSQL: compiled Core statements on asyncpg, and the unit of work."""

from asyncpg import Record

from servicekit.database.connection import Connection
from servicekit.database.pool import Database
from servicekit.database.statement import InsertRows, Statement
from servicekit.database.transaction import Transaction
from servicekit.database.unit_of_work import UnitOfWork

__all__ = ["Connection", "Database", "InsertRows", "Record", "Statement", "Transaction", "UnitOfWork"]
