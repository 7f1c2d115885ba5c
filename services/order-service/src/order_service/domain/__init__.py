"""Rules of orders; standard library and servicekit.domain only."""
