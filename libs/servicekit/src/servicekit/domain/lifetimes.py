"""How long the tokens live that auth-service signs, and every other service counts on."""

from datetime import timedelta

ACCESS_LIFETIME = timedelta(minutes=15)
GUEST_LIFETIME = timedelta(days=30)
SERVICE_LIFETIME = timedelta(minutes=10)
