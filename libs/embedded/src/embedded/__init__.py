"""Servers as processes of this machine, each a small class that runs on a given port and folder."""

from embedded.mail import MailCatcher
from embedded.part import Part, PartFailed
from embedded.postgres import Postgres
from embedded.process import Running, launch
from embedded.s3 import S3
from embedded.valkey import Valkey

__all__ = ["S3", "MailCatcher", "Part", "PartFailed", "Postgres", "Running", "Valkey", "launch"]
