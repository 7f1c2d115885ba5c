"""What comes in: HTTP, the provider's webhooks among it."""
