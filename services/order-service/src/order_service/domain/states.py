"""Which of an order's states mean what. `status` is the order's own, payment and fulfilment each have another."""

from typing import Final

from commerce.values import OrderStatus

OPEN: Final = frozenset({OrderStatus.PENDING, OrderStatus.AWAITING_PAYMENT})
TERMINAL: Final = frozenset({OrderStatus.CANCELLED, OrderStatus.EXPIRED})
SOLD: Final = frozenset({OrderStatus.CONFIRMED, OrderStatus.COMPLETED})
