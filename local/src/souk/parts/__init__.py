"""The parts of the platform, each a small class that runs on a given port and folder."""

from souk.parts.mail import MailCatcher
from souk.parts.part import Part, PartFailed
from souk.parts.postgres import Postgres
from souk.parts.process import Running, launch
from souk.parts.s3 import S3
from souk.parts.valkey import Valkey

__all__ = ["S3", "MailCatcher", "Part", "PartFailed", "Postgres", "Running", "Valkey", "launch"]
