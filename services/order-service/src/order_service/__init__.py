"""Orders: quotes, the purchase saga, cancellation, expiry, refunds."""
