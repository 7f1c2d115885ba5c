"""The secrets of compose's containers as files: per service the variables it reads by SOUK_ENV_FILE."""

import json
from collections.abc import Mapping
from urllib.parse import quote

from embedded.provisioning import database
from pgprovision import Passwords, urls
from souk.secrets import SERVICES, Secrets


def admin_url(secrets: Secrets, host: str = "postgres") -> str:
    """Where the server is, for its administrator."""
    return f"postgresql://postgres:{quote(secrets['postgres_password'], safe='')}@{host}/postgres"


def valkey_url(secrets: Secrets, host: str = "valkey:6379") -> str:
    """Where Valkey is."""
    return f"redis://:{secrets['valkey_password']}@{host}/0"


def passwords(secrets: Secrets, name: str) -> Passwords:
    """Those of the database roles of the service called auth, product, …"""
    return Passwords(migrator=secrets[f"{name}_db_migrator_password"], app_a=secrets[f"{name}_db_app_password"])


def environments(secrets: Secrets) -> dict[str, dict[str, str]]:
    """The secret variables of each container, by its name."""
    services = {f"{name}-service": _shared(name, secrets) | _own(name, secrets) for name in SERVICES}
    return services | {"sandbox": _sandbox(secrets), "s3": _s3(secrets)}


def as_file(variables: Mapping[str, str]) -> str:
    """NAME='value' lines that python-dotenv and a shell read alike."""
    for value in variables.values():
        if "'" in value or "\\" in value:
            raise ValueError("a value with a quote or a backslash would not be read back")
    return "".join(f"{name}='{value}'\n" for name, value in variables.items())


def _shared(name: str, secrets: Secrets) -> dict[str, str]:
    address = urls(admin_url(secrets), database(f"{name}_db"), passwords(secrets, name))
    prefix = name.upper()
    return {
        "MIGRATE_DATABASE_URL": address.migrator,
        f"{prefix}_DATABASE__URL": address.app,
        f"{prefix}_VALKEY__URL": valkey_url(secrets),
        f"{prefix}_IDENTITY__CLIENT_SECRET": secrets[f"{name}_client_secret"],
    }


def _own(name: str, secrets: Secrets) -> dict[str, str]:
    match name:
        case "auth":
            clients = {f"{service}-service": secrets[f"{service}_client_secret"] for service in SERVICES}
            return {
                "AUTH_SIGNING_KEYS__CURRENT": secrets["signing_key"],
                "AUTH_PASSWORD_PEPPER": secrets["password_pepper"],
                "AUTH_REFRESH_KEY": secrets["refresh_key"],
                "AUTH_CLIENTS": json.dumps(clients),
            }
        case "product":
            return {
                "PRODUCT_S3__ACCESS_KEY": secrets["s3_access_key"],
                "PRODUCT_S3__SECRET_KEY": secrets["s3_secret_key"],
            }
        case "payment":
            return {
                "PAYMENT_WEBHOOK_SECRET": secrets["webhook_secret"],
                "PAYMENT_SANDBOX_API_KEY": secrets["sandbox_api_key"],
                "PAYMENT_SANDBOX_ADMIN_KEY": secrets["sandbox_admin_key"],
            }
        case _:
            return {}


def _sandbox(secrets: Secrets) -> dict[str, str]:
    return {
        "SANDBOX_WEBHOOK_SECRET": secrets["webhook_secret"],
        "SANDBOX_API_KEY": secrets["sandbox_api_key"],
        "SANDBOX_ADMIN_KEY": secrets["sandbox_admin_key"],
    }


def _s3(secrets: Secrets) -> dict[str, str]:
    """rclone's own names: the key pair it accepts (read as CSV), and the same for its client, the health check."""
    key, secret = secrets["s3_access_key"], secrets["s3_secret_key"]
    return {
        "RCLONE_AUTH_KEY": f'"{key},{secret}"',
        "RCLONE_S3_ACCESS_KEY_ID": key,
        "RCLONE_S3_SECRET_ACCESS_KEY": secret,
    }
