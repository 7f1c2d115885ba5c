"""The payment sandbox: a card provider's look-alike with its own durable ledger. Never part of production."""
