"""Plan, apply and gate a service's migrations: see README.md. Nothing here imports application code but env.py."""
