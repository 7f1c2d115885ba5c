"""The secrets of compose's containers as files: per service the variables it reads by SOUK_ENV_FILE."""

from collections.abc import Mapping
from urllib.parse import quote

from deployables import EVERY, Deployable
from embedded.provisioning import database
from pgprovision import Passwords, urls
from souk.places import PORTS
from souk.secrets import Secrets


def admin_url(secrets: Secrets, host: str = "postgres") -> str:
    """Where the server is, for its administrator."""
    return f"postgresql://postgres:{quote(secrets['postgres_password'], safe='')}@{host}/postgres"


def valkey_url(secrets: Secrets, host: str = "valkey:6379") -> str:
    """Valkey's URL with its password, database 0; `host` is name and port, by default those in compose."""
    return f"redis://:{secrets['valkey_password']}@{host}/0"


def passwords(secrets: Secrets, service: Deployable) -> Passwords:
    """Those of the roles of a service's database."""
    name = service.database
    return Passwords(migrator=secrets[f"{name}_migrator_password"], app_a=secrets[f"{name}_app_password"])


def environments(secrets: Secrets) -> dict[str, dict[str, str]]:
    """The secret variables of each container, by its name."""
    found = {each.name: _database(each, secrets) | _row(each, secrets) for each in EVERY}
    return {name: variables for name, variables in found.items() if variables} | {"s3": _s3(secrets)}


def as_file(variables: Mapping[str, str]) -> str:
    """NAME='value' lines that python-dotenv and a shell read alike."""
    for value in variables.values():
        if "'" in value or "\\" in value:
            raise ValueError("a value with a quote or a backslash would not be read back")
    return "".join(f"{name}='{value}'\n" for name, value in variables.items())


def _database(each: Deployable, secrets: Secrets) -> dict[str, str]:
    if "postgres" not in each.stores:
        return {}
    address = urls(admin_url(secrets), database(each.database), passwords(secrets, each))
    return {"MIGRATE_DATABASE_URL": address.migrator, f"{each.prefix}_DATABASE__URL": address.app}


def _row(each: Deployable, secrets: Secrets) -> dict[str, str]:
    """What services.yaml names, for its demo steps too: they read the same file."""
    for_demo = {variable: secrets[name] for step in each.demo for variable, name in step.secrets.items()}
    mail = f"smtp://mail:{PORTS['smtp']}"
    return secrets.of(each, smtp_url=mail, valkey_url=valkey_url(secrets)) | for_demo


def _s3(secrets: Secrets) -> dict[str, str]:
    """rclone's own names: the key pair it accepts (read as CSV), and the same for its client, the health check."""
    key, secret = secrets["s3_access_key"], secrets["s3_secret_key"]
    return {
        "RCLONE_AUTH_KEY": f'"{key},{secret}"',
        "RCLONE_S3_ACCESS_KEY_ID": key,
        "RCLONE_S3_SECRET_ACCESS_KEY": secret,
    }
