import smtplib
from pathlib import Path

import aiohttp
import boto3
import psycopg
import pytest
import redis

from embedded.s3 import S3
from testkit.databases import TestDatabase
from testkit.mail import CaughtMail
from testkit.plugin import DatabaseFactory
from testkit.tokens import TestIssuer

MIGRATION = '''"""One table."""
from alembic import op

revision = "0001"
down_revision = None
phase = "expand"


def upgrade():
    op.execute("CREATE TABLE things (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text)")


def downgrade():
    op.drop_table("things")
'''


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory, migrated_database: DatabaseFactory) -> TestDatabase:
    return migrated_database(a_service(tmp_path_factory.mktemp("part") / "thing-service"))


def a_service(directory: Path) -> Path:
    versions = directory / "migrations" / "versions"
    versions.mkdir(parents=True)
    (directory / "alembic.ini").write_text("[alembic]\nscript_location = %(here)s/migrations\n")
    (directory / "migrations" / "env.py").write_text(
        "from sqlalchemy import MetaData\nfrom servicekit.migrate.environment import run\nrun(MetaData())\n"
    )
    (versions / "0001_things.py").write_text(MIGRATION)
    return directory


def test_the_service_role_writes_rows_but_has_no_ddl(database: TestDatabase, clean_database: None) -> None:
    with psycopg.connect(database.app_url, autocommit=True) as connection:
        connection.execute("INSERT INTO things (name) VALUES ('one')")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE mine (id int)")


def test_tables_are_empty_and_numbering_starts_again_after_each_test(
    database: TestDatabase, clean_database: None
) -> None:
    with psycopg.connect(database.app_url, autocommit=True) as connection:
        assert connection.execute("SELECT count(*) FROM things").fetchone() == (0,)
        assert connection.execute("INSERT INTO things (name) VALUES ('x') RETURNING id").fetchone() == (1,)


def test_a_fresh_database_is_a_migrated_one_of_its_own(
    database: TestDatabase, tmp_path: Path, migrated_database: DatabaseFactory
) -> None:
    directory = a_service(tmp_path / "thing-service")
    first, second = (migrated_database(directory, fresh=True) for _ in range(2))
    assert len({database.name, first.name, second.name}) == 3
    with psycopg.connect(second.app_url) as connection:
        assert connection.execute("SELECT count(*) FROM things").fetchone() == (0,)


def test_valkey_answers_and_may_be_flushed(valkey_url: str) -> None:
    with redis.Redis.from_url(valkey_url) as client:
        client.set("a", "b")
        client.flushall()
        assert client.get("a") is None
        assert client.config_get("appendonly")["appendonly"] == "yes"


def test_objects_go_to_s3_and_come_back(s3: S3) -> None:
    client = boto3.client(
        "s3",
        endpoint_url=s3.endpoint,
        aws_access_key_id=s3.access_key,
        aws_secret_access_key=s3.secret_key,
        region_name="us-east-1",
    )
    try:
        client.create_bucket(Bucket="pictures")
        client.put_object(Bucket="pictures", Key="a/b.txt", Body=b"hello")
        assert client.get_object(Bucket="pictures", Key="a/b.txt")["Body"].read() == b"hello"
    finally:
        client.close()


async def test_issued_tokens_come_with_the_keys_to_verify_them(issuer: TestIssuer) -> None:
    asked = {
        "grant_type": "client_credentials",
        "client_id": "cart-service",
        "client_secret": "any",
        "audience": "product-service",
        "scope": "catalogue:read",
    }
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{issuer.url}/auth/.well-known/jwks.json") as answer:
            keys = (await answer.json())["keys"]
        async with session.post(f"{issuer.url}/auth/token", json=asked) as answer:
            granted = await answer.json()
            assert (granted["expires_in"], granted["scope"]) == (600, "catalogue:read")
    assert [key["kid"] for key in keys] == [issuer.kid]


def test_mail_is_caught_with_its_parts(mail_catcher: CaughtMail) -> None:
    letter = b"Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nMessage-ID: <1@souk>\r\nTo: a@example.com\r\n\r\nhello"
    with smtplib.SMTP("127.0.0.1", int(mail_catcher.smtp_url.rsplit(":", 1)[1])) as client:
        client.sendmail("shop@example.com", ["a@example.com"], letter)
    caught = mail_catcher.wait_for("a@example.com")
    assert (caught["subject"], caught["message_id"], caught["text"].strip()) == ("Grüße", "<1@souk>", "hello")
    assert mail_catcher.messages("b@example.com") == []
