"""One run towards a revision: plan Job, its plan stored, approval, apply Job, and what to say of each."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from souk_operator import names
from souk_operator.conditions import Condition
from souk_operator.decide import commands, images, jobs, superseded
from souk_operator.decide.actions import Action, Apply, DeleteJob, StorePlan
from souk_operator.decide.observed import JobSeen, Observed
from souk_operator.decide.stage import Stage, stalled, waiting
from souk_operator.resources import Database, Manifest, Migrations

Facts = tuple[tuple[str, Any], ...]

PATIENCE = timedelta(seconds=60)  # with a Job that does not start: an image may be on its way


def next_run(observed: Observed, migrations: Migrations, kind: str, goal: str) -> Stage:
    """The next step from the database's revision to `goal`; `kind` is the condition that reports it."""
    database = observed.database
    retry = database.meta.annotations.get(names.RETRY)
    wish = _wish(observed)
    cause = (migrations.image, goal, observed.seen.revision, retry, *([wish.digest] if wish.digest else []))
    plan = jobs.job_name(database, "plan", *cause)
    stage = _towards(observed, migrations, kind, goal, plan, wish)
    stage = replace(stage, jobs=stage.jobs | {plan})
    busy = superseded.at_work(observed, stage.jobs)
    if busy is None:
        return stage
    message = (
        f"Job {busy.name} of {busy.image} is still at work; what comes next is decided when it has ended."
        f" To cut it off, with its last revision rolled back: {commands.delete_job(database, busy.name)}"
    )
    return waiting(kind, "Migrating", message, again=30, jobs=stage.jobs | {busy.name})


def _towards(observed: Observed, migrations: Migrations, kind: str, goal: str, name: str, wish: jobs.Wish) -> Stage:
    database, current = observed.database, observed.seen.revision
    job = _find(observed, name)
    if job is None:
        start = Apply(jobs.plan_job(database, migrations, name, goal, wish))
        where = f"from {current or 'the empty database'} to {goal}"
        message = f"Asking {migrations.image} what leads {where} (Job {name})."
        return waiting(kind, "Planning", message, start, again=30)
    if job.state == "running":
        return _running(observed, job, kind, "Planning", f"asks {wish.digest or 'the image'} for its plan")
    if job.state == "failed":
        return stalled(kind, "PlanFailed", _failed(database, job, "No plan could be made"), facts=_migration(job))
    if "hash" not in job.answer:
        message = f"Job {name} succeeded, but its answer is gone; asking again."
        return waiting(kind, "Planning", message, DeleteJob(name), again=2)
    return _planned(observed, migrations, kind, goal, job)


def last_apply(observed: Observed) -> Facts:
    """What the last apply Job that succeeded says of itself."""
    ended = [job for job in observed.jobs if (job.kind, job.state) == ("apply", "succeeded")]
    return _migration(max(ended, key=lambda job: job.finished or "")) if ended else ()


def plan_facts(observed: Observed, migrations: Migrations, job: JobSeen) -> Facts:
    """What a plan Job's answer adds to status."""
    answer, needs, head = job.answer, job.answer.get("needs"), job.answer.get("head")
    made = {key: answer.get(key) for key in ("hash", "verdict")}
    plan: Manifest = {**made, "image": migrations.image, "asked": job.asked_for}
    # Also what it could not get: a node may have another image under the tag, and one question each is enough.
    in_its_place = job.digest if job.digest != job.asked_for else None
    found = {job.asked_for: images.ImageFacts(needs, head, in_its_place), job.digest: images.ImageFacts(needs, head)}
    plan["images"] = images.entries(observed, found)
    if made["verdict"] not in (None, "nothing"):
        plan["configMap"] = jobs.config_map_name(observed.database)
    known = {key: value for key, value in plan.items() if value}
    return (("plan", known), ("neededRevision", needs), ("headRevision", head))


def condition(kind: str, reason: str, message: str) -> Condition:
    """It does not hold yet."""
    return Condition(kind, "False", reason, message)


def _planned(observed: Observed, migrations: Migrations, kind: str, goal: str, job: JobSeen) -> Stage:
    answer = job.answer
    facts = plan_facts(observed, migrations, job)
    store = _store(observed, job)
    if answer["verdict"] == "nothing":
        message = f"Nothing is to apply for {goal}: {answer['sentence']}"
        return waiting(kind, "Planned", message, *store, again=1, facts=facts)
    if _needs_approval(observed, migrations, answer):
        return waiting(kind, "AwaitingApproval", _asks(observed.database, answer), *store, again=300, facts=facts)
    return _apply(observed, migrations, kind, goal, answer, job.name, store, facts)


def _apply(
    observed: Observed,
    migrations: Migrations,
    kind: str,
    goal: str,
    plan: Manifest,
    plan_job: str,
    before: tuple[Action, ...],
    facts: Facts,
) -> Stage:
    database = observed.database
    retry = database.meta.annotations.get(names.RETRY)
    cause = (migrations.image, goal, observed.seen.revision, plan["hash"], retry)
    name = jobs.job_name(database, "apply", *cause)
    job = _find(observed, name)
    revisions = ", ".join(plan.get("revisions") or ())
    if job is None:
        start = Apply(jobs.apply_job(database, migrations, name, goal, plan["hash"], _wish(observed)))
        message = f"Applying {revisions} (Job {name})."
        return waiting(kind, "Migrating", message, *before, start, again=30, facts=facts)
    facts = (*facts, *_migration(job))
    if job.state == "running":
        stage = _running(observed, job, kind, "Migrating", f"applies {revisions}", *before, facts=facts)
        return replace(stage, jobs=frozenset({name}))
    if job.state == "failed":
        message = _failed(database, job, f"Applying {revisions} failed")
        return stalled(kind, "MigrationFailed", message, facts=facts)
    # Jobs are looked at before the revision: this one succeeded before the database was emptied, or restored.
    message = f"The database is no longer as Job {name} left it; planning anew."
    forget = (DeleteJob(name), DeleteJob(plan_job))
    return waiting(kind, "Migrating", message, *forget, again=2, facts=facts)


def _needs_approval(observed: Observed, migrations: Migrations, plan: Manifest) -> bool:
    """Destructive plans wait, but in an empty database there is nothing to lose."""
    approved = observed.database.meta.annotations.get(names.APPROVE_PLAN) == plan["hash"]
    destructive = plan["verdict"] == "destructive" and observed.seen.revision is not None
    return destructive and migrations.require_approval and not approved


def _asks(database: Database, plan: Manifest) -> str:
    read = commands.read_plan(database, jobs.config_map_name(database))
    return (
        f"The plan ({', '.join(plan.get('revisions') or ())}) is destructive and waits for approval."
        f" Read it: {read} Approve it: {commands.approve(database, plan['hash'])}"
    )


def _store(observed: Observed, job: JobSeen) -> tuple[Action, ...]:
    plan_hash = job.answer["hash"]
    if plan_hash in observed.plans or job.answer["verdict"] == "nothing":
        return ()
    return (StorePlan(job.name, jobs.config_map_name(observed.database), plan_hash),)


def _wish(observed: Observed) -> jobs.Wish:
    digest = images.asked_for(observed)
    return jobs.Wish(digest, images.node_of(observed, digest))


def _migration(job: JobSeen) -> Facts:
    report = {"job": job.name, "startedAt": job.started, "finishedAt": job.finished}
    if job.state == "failed":
        report["logTail"] = job.log_tail
    return (("migration", {key: value for key, value in report.items() if value}),)


def _find(observed: Observed, name: str) -> JobSeen | None:
    return next((job for job in observed.jobs if job.name == name), None)


def _running(
    observed: Observed, job: JobSeen, kind: str, reason: str, does: str, *actions: Action, facts: Facts = ()
) -> Stage:
    """At work, or held up: by what goes away by itself, such as nodes without room, or by what somebody must mend."""
    if not job.hint:
        return waiting(kind, reason, f"Job {job.name} {does}.", *actions, again=30, facts=facts)
    look = commands.describe(observed.database, job.held)
    if job.held_since is None or observed.now - job.held_since < PATIENCE:
        message = f"Job {job.name} {does}. {job.hint} See: {look}"
        return waiting(kind, reason, message, *actions, again=10, facts=facts)
    message = f"Job {job.name} ({does}) cannot start. {job.hint} Mend that, and it goes on by itself. See: {look}"
    return replace(stalled(kind, "JobCannotStart", message, again=10, facts=facts), actions=actions)


def _failed(database: Database, job: JobSeen, what: str) -> str:
    last_words = job.log_tail.strip().rpartition("\n")[2]
    sentence = job.answer.get("sentence") or ": ".join(filter(None, [job.hint.rstrip("."), last_words]))
    why = str(sentence or "neither the Job nor its pod says why").rstrip(".")
    return f"{what}: {why}. Job {job.name}. Mend it and try again: {commands.retry(database)}"
