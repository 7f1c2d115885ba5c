"""Alembic's entry point."""

from product_service.infrastructure.stock_tables import stock
from servicekit.migrate.environment import run

run(stock.metadata)
