import pytest
from pydantic import SecretStr, ValidationError

from product_service.config.settings import S3Settings
from product_service.infrastructure.picture_store import S3PictureStore


def test_without_keys_boto3_finds_the_pods_role(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "of the role")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "word")
    store = S3PictureStore(S3Settings(endpoint="https://s3.eu-central-1.amazonaws.com", region="eu-central-1"))
    assert store._client._request_signer._credentials.access_key == "of the role"  # type: ignore[attr-defined]
    assert store._client.meta.region_name == "eu-central-1"
    store.close()


def test_half_a_key_pair_is_refused() -> None:
    with pytest.raises(ValidationError, match="go together"):
        S3Settings(endpoint="http://s3", secret_key=SecretStr("word"))
