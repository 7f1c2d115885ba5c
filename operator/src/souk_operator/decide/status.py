"""The status that the stages of a decision add up to."""

from typing import Literal

from souk_operator.conditions import Condition, merged, stored, summary
from souk_operator.decide.observed import Observed
from souk_operator.decide.provisioning import REFUSED
from souk_operator.decide.stage import Stage
from souk_operator.resources import Manifest


def status(observed: Observed, stages: list[Stage]) -> Manifest:
    """What to write; facts that no stage speaks of stay as they were."""
    database = observed.database
    generation = database.meta.generation
    before = database.status
    blocking = first(stages, "waiting"), first(stages, "stalled")
    conditions = [*summary(_parts(stages, before), *blocking, _ready(observed, stages))]
    facts: Manifest = {}
    for stage in stages:
        facts.update(stage.facts)
    kept: Manifest = {
        key: before[key]
        for key in ("plan", "migration", "credentials", "neededRevision", "headRevision", REFUSED)
        if key in before
    }
    wanted: Manifest = {**kept, **facts, "currentRevision": observed.revision, "observedGeneration": generation}
    wanted["conditions"] = merged(before.get("conditions") or (), conditions, generation, observed.now)
    return {key: value for key, value in wanted.items() if value is not None}


def first(stages: list[Stage], blocked: Literal["waiting", "stalled"]) -> Condition | None:
    """What the first stage that is blocked so says."""
    return next((stage.condition for stage in stages if stage.blocked == blocked), None)


def _parts(stages: list[Stage], before: Manifest) -> list[Condition]:
    """One condition of each kind. Outside Ready, an older word stands until there is a newer one."""
    now = {stage.condition.type: stage.condition for stage in stages}
    for kind in ("Contracted", "DriftFree"):
        for each in stored(before, kind):
            now.setdefault(kind, each)
    return [
        now[kind] for kind in ("Provisioned", "CredentialsReady", "Migrated", "Contracted", "DriftFree") if kind in now
    ]


def _ready(observed: Observed, stages: list[Stage]) -> Condition:
    blocking = next((stage.condition for stage in stages if stage.blocked), None)
    unknown = next((stage.condition for stage in stages if stage.condition.status == "Unknown"), None)
    if blocking or unknown:
        reason = blocking or unknown or stages[0].condition
        return Condition("Ready", "False", reason.reason, reason.message)
    migrated = next(stage.condition for stage in stages if stage.condition.type == "Migrated")
    database = observed.database
    revision = f" at revision {observed.revision}" if observed.revision else ""
    message = f"{database.database_name} on {database.server} stands{revision}; log in with Secret {database.secret}."
    return Condition("Ready", "True", "Ahead" if migrated.reason == "Ahead" else "Ready", message)
