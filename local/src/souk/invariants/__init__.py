"""The invariants of a shop (I1 to I17), checked over the databases of all services and the provider's own ledger."""
