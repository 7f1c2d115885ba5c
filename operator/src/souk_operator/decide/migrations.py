"""Which migration Job comes next: first a plan, then, where something is to apply and may be, the apply."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from souk_operator.conditions import holds
from souk_operator.decide import images, runs
from souk_operator.decide.images import ImageFacts, image_facts
from souk_operator.decide.observed import JobSeen, Observed
from souk_operator.decide.stage import Stage, done, stalled, waiting
from souk_operator.durations import timestamp
from souk_operator.resources import Migrations

KIND = "Migrated"
_KEPT, _READABLE = 4, timedelta(days=1)


def served_by(observed: Observed) -> bool:
    """Whether pods of the image can pass their gate: as far as is known, the schema has all they need."""
    migrations = observed.database.migrations
    facts = image_facts(observed, migrations) if migrations else None
    return facts is not None and _enough(observed.revision, facts.needs) and _enough(facts.head, observed.seen.demanded)


def migrated(observed: Observed) -> Stage:
    """Whether the schema has what the image needs."""
    migrations = observed.database.migrations
    if migrations is None:
        return done(KIND, "NotRequested", "spec.migrations is not set.")
    facts = image_facts(observed, migrations)
    current, demanded = observed.seen.revision, observed.seen.demanded
    if facts is not None and not _enough(facts.head, demanded):
        message = (
            f"{migrations.image} ends at revision {facts.head}, but the database has dropped what images before"
            f" {demanded} need. Deploy an image with revision {demanded} or newer."
        )
        return stalled(KIND, "OverContract", message, facts=_answer(observed, migrations, facts))
    if facts is not None and _enough(current, migrations.target or facts.needs):
        at_work = _unfinished(observed)
        if at_work:
            return waiting(KIND, "Migrating", f"Job {at_work} is about to end.", again=5, jobs=frozenset({at_work}))
        stage = _up_to_date(observed, facts, migrations)
        known = _answer(observed, migrations, facts)
        return replace(stage, facts=(*stage.facts, *known, *runs.last_apply(observed)))
    # Nobody can need the old schema of an empty database, so its contracts need not wait for a rollout.
    goal = migrations.target or ("needs" if current else "head")
    return runs.next_run(observed, migrations, KIND, goal)


def contracted(observed: Observed) -> Stage:
    """Whether what no image needs any more is gone. It never holds up Ready."""
    kind = "Contracted"
    migrations = observed.database.migrations
    facts = image_facts(observed, migrations) if migrations else None
    if migrations is None or facts is None:
        return done(kind, "NotRequested")
    current = observed.seen.revision
    if migrations.target:
        return done(kind, "TargetRevision", f"spec.migrations.targetRevision asks for {migrations.target}.")
    if _enough(current, facts.head):
        return done(kind, "UpToDate", f"No contract is left to apply up to {facts.head}.")
    old = _needing_the_old_schema(observed, migrations.image, facts)
    if old:
        message = f"Contracts up to {facts.head} wait for the rollout; another image runs in {', '.join(old[:5])}."
        return Stage(runs.condition(kind, "WaitingForRollout", message), again=5)
    stage = runs.next_run(observed, migrations, kind, "head")
    return replace(stage, blocked=None)


def stale_jobs(observed: Observed, settled: bool) -> list[JobSeen]:
    """Finished Jobs that are no longer of use: those to be read are the newest few, of the last day.

    A TTL in the Job would do less: until the Database is `settled`, decisions rest on what the Jobs of its image said,
    and one that failed would be started anew as soon as it was gone.
    """
    migrations = observed.database.migrations
    image = migrations.image if migrations and not settled else None
    ended = [job for job in observed.jobs if job.state != "running" and job.image != image]
    ended.sort(key=lambda job: job.finished or "", reverse=True)
    since = timestamp(observed.now - _READABLE)
    return [job for place, job in enumerate(ended) if place >= _KEPT or (job.finished or since) < since]


def _unfinished(observed: Observed) -> str | None:
    """An apply Job that still runs towards what this generation needs; one for contracts holds up nothing."""
    if holds(observed.database.status, KIND, observed.database.meta.generation):
        return None
    return next((job.name for job in observed.jobs if (job.kind, job.state) == ("apply", "running")), None)


def _up_to_date(observed: Observed, facts: ImageFacts, migrations: Migrations) -> Stage:
    current, unlike = observed.seen.revision, images.unlike(observed)
    known: tuple[tuple[str, Any], ...] = (("neededRevision", facts.needs), ("headRevision", facts.head))
    if (current or "") > (facts.head or ""):
        message = f"The database is at {current}, ahead of the image, which ends at {facts.head}."
        return done(KIND, "Ahead", message, facts=known)
    wanted = migrations.target or facts.needs or "no revision"
    message = f"The database is at {current or 'empty'}; the image needs {wanted}. {unlike}"
    return done(KIND, "UpToDate", message.strip(), facts=known)


def _enough(current: str | None, goal: str | None) -> bool:
    return (current or "") >= (goal or "")


def _needing_the_old_schema(observed: Observed, image: str, facts: ImageFacts) -> list[str]:
    deployments = [each.name for each in observed.deployments if image not in each.images]
    return deployments + [pod.name for pod in observed.pods if images.outdated(observed, pod, image, facts)]


def _answer(observed: Observed, migrations: Migrations, facts: ImageFacts) -> tuple[tuple[str, Any], ...]:
    """What status has yet to learn of the image: a Job is forgotten some day."""
    job = images.answered(observed, migrations)
    return runs.plan_facts(observed, migrations, job) if job else images.adopted(observed, facts)
