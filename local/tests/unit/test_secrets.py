import json
import stat
from pathlib import Path

from souk.secrets import Secrets


def test_secrets_are_made_once_and_only_their_owner_reads_them(tmp_path: Path) -> None:
    file = tmp_path / "home" / "secrets"
    first = Secrets.open(file)
    assert Secrets.open(file)["signing_key"] == first["signing_key"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "BEGIN PRIVATE KEY" in first["signing_key"]
    assert first["postgres_password"] != first["refresh_key"]


def test_a_secret_that_a_newer_version_needs_is_added_and_the_others_stay(tmp_path: Path) -> None:
    file = tmp_path / "secrets"
    before = Secrets.open(file)["postgres_password"]
    known = json.loads(file.read_text())
    del known["sandbox_admin_key"]
    file.write_text(json.dumps(known))
    after = Secrets.open(file)
    assert after["postgres_password"] == before
    assert after["sandbox_admin_key"]


def test_keys_of_the_object_store_are_as_long_as_its_server_wants(tmp_path: Path) -> None:
    secrets = Secrets.open(tmp_path / "secrets")
    assert min(len(secrets["s3_access_key"]), len(secrets["s3_secret_key"])) >= 16
