"""Nothing that ended stays for ever, and nothing goes that a decision still rests on."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Literal

import pytest
from decisions import NOW, database, decide, said, standing

from souk_operator.decide.actions import Apply, DeleteJob
from souk_operator.decide.jobs import job_name
from souk_operator.decide.observed import JobSeen, Observed
from souk_operator.durations import timestamp

IMAGE, BEFORE = "souk/shop-service:2", "souk/shop-service:1"
State = Literal["running", "succeeded", "failed"]


def a_job(name: str, age: timedelta, image: str = IMAGE, state: State = "succeeded", **changes: Any) -> JobSeen:
    return JobSeen(name, "plan", state, image, finished=timestamp(NOW - age), **changes)


def looked_at(revision: str, *jobs: JobSeen, needs: str = "0002") -> Observed:
    """A database at this revision, whose image needs 0002."""
    status = {"plan": {"image": IMAGE}, "neededRevision": needs, "headRevision": needs}
    seen = standing(database(migrations={"image": IMAGE}, status=status), jobs=jobs)
    return replace(seen, seen=replace(seen.seen, revision=revision))


def deleted(seen: Observed) -> set[str]:
    return {action.name for action in decide(seen).actions if isinstance(action, DeleteJob)}


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def test_jobs_of_what_is_settled_go_after_a_day() -> None:
    jobs = (a_job("fresh", hours(23)), a_job("old", hours(25)), a_job("failed", hours(25), state="failed"))
    assert deleted(looked_at("0002", *jobs)) == {"old", "failed"}


def test_and_sooner_when_there_are_more_than_anybody_reads() -> None:
    jobs = [a_job(f"job-{age}", hours(age)) for age in range(6)]
    assert deleted(looked_at("0002", *jobs)) == {"job-4", "job-5"}


def test_a_failed_job_stays_for_as_long_as_it_is_the_answer_and_is_not_made_anew() -> None:
    name = job_name(database(), "plan", IMAGE, "needs", "0001", None)
    seen = looked_at("0001", a_job(name, timedelta(days=30), state="failed"))
    desired = decide(seen)
    assert said(desired, "Stalled").reason == "PlanFailed"
    assert not [action for action in desired.actions if isinstance(action, Apply | DeleteJob)]


def test_a_plan_that_waits_for_its_approval_stays_too() -> None:
    name = job_name(database(), "plan", IMAGE, "needs", "0001", None)
    answer = {"hash": "x", "verdict": "destructive", "needs": "0002", "head": "0002", "revisions": ["0002"]}
    seen = looked_at("0001", a_job(name, timedelta(days=30), answer=answer))
    desired = decide(replace(seen, plans=frozenset({"x"})))
    assert said(desired, "Migrated").reason == "AwaitingApproval"
    assert not desired.actions


@pytest.mark.parametrize("state", ["succeeded", "failed"])
def test_jobs_of_images_before_go_meanwhile(state: State) -> None:
    name = job_name(database(), "plan", IMAGE, "needs", "0001", None)
    current = a_job(name, timedelta(days=30), state="failed")
    assert deleted(looked_at("0001", current, a_job("before", hours(25), BEFORE, state))) == {"before"}


def test_one_that_runs_is_left_alone() -> None:
    runs = JobSeen("runs", "apply", "running", BEFORE, started=timestamp(NOW - timedelta(days=3)))
    assert not deleted(looked_at("0002", runs))


def test_what_an_image_said_is_remembered_when_its_job_goes() -> None:
    answer = {"hash": "x", "verdict": "nothing", "needs": "0002", "head": "0002"}
    status = {"plan": {"image": BEFORE}, "neededRevision": "0001", "headRevision": "0001"}
    before = standing(
        database(migrations={"image": IMAGE}, status=status), jobs=(a_job("plan", hours(25), answer=answer),)
    )
    desired = decide(replace(before, seen=replace(before.seen, revision="0002")))
    assert DeleteJob("plan") in desired.actions
    after = standing(database(migrations={"image": IMAGE}, status=desired.status))
    again = decide(replace(after, seen=replace(after.seen, revision="0002")))
    assert said(again, "Ready").holds
    assert not again.actions
