"""What all tests of order-service share."""

pytest_plugins = ["souk.testing.plugin"]
