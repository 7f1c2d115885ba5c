"""Souk's dashboards as code, what checks them and the alerts, and the live check against a running platform."""
