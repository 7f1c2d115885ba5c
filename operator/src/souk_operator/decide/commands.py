"""The exact commands that messages ask people to run."""

from souk_operator import names
from souk_operator.resources import Database


def approve(database: Database, plan_hash: str) -> str:
    """Let a destructive plan run."""
    return _annotate(database, f"{names.APPROVE_PLAN}={plan_hash}")


def retry(database: Database) -> str:
    """Try a failed migration again."""
    return _annotate(database, f'{names.RETRY}="$(date +%s)"')


def rotate(database: Database) -> str:
    """Ask for new credentials now."""
    return _annotate(database, f'{names.ROTATE}="$(date +%s)"')


def revoke(database: Database) -> str:
    """Lock credentials that leaked, at once."""
    return _annotate(database, f'{names.REVOKE}="$(date +%s)"')


def revoke_migrator(database: Database) -> str:
    """The same for the migrator's."""
    return _annotate(database, f'{names.REVOKE_MIGRATOR}="$(date +%s)"')


def pods(database: Database) -> str:
    """Show what runs on the database."""
    return f"kubectl -n {database.meta.namespace} get pods -l {names.DATABASE_LABEL}={database.meta.name}"


def delete_job(database: Database, job: str) -> str:
    """Cut off a Job."""
    return f"kubectl -n {database.meta.namespace} delete job {job}"


def read_plan(database: Database, config_map: str) -> str:
    """Show the plan's SQL."""
    return f"kubectl -n {database.meta.namespace} get configmap {config_map} -o jsonpath='{{.data.plan\\.sql}}'"


def describe(database: Database, what: str) -> str:
    """Show an object beside the Database, such as "pod NAME", and its events."""
    return f"kubectl -n {database.meta.namespace} describe {what}"


def adopt(database: Database) -> str:
    """Take over a database that somebody else made."""
    patch = '{"spec":{"adoptionPolicy":"Always"}}'
    return (
        f"kubectl -n {database.meta.namespace} patch database.souk.dev {database.meta.name} --type merge -p '{patch}'"
    )


def edit(database: Database) -> str:
    """Change what the resource asks for."""
    return f"kubectl -n {database.meta.namespace} edit database.souk.dev {database.meta.name}"


def _annotate(database: Database, annotation: str) -> str:
    place = f"-n {database.meta.namespace} annotate database.souk.dev {database.meta.name}"
    return f"kubectl {place} --overwrite {annotation}"
