"""Jobs of another image, goal or cause than the one that is wanted now.

Nothing is lost by deleting a plan, or an apply whose pod has not begun: it is planned anew. An apply at work is never
cut off: it ends by itself, at its deadline at the latest, and what comes next is decided from where it leaves the
database.
"""

from collections.abc import Iterator

from souk_operator.decide.actions import Action, DeleteJob, RecordEvent
from souk_operator.decide.observed import JobSeen, Observed


def superseded_jobs(observed: Observed, wanted: frozenset[str]) -> Iterator[Action]:
    """Delete those that nobody waits for any more."""
    for job in _others(observed, wanted):
        if not _must_end(job):
            yield DeleteJob(job.name)
            yield RecordEvent(
                "Normal", "JobSuperseded", f"Job {job.name} of {job.image} was cancelled: it is wanted no more."
            )


def at_work(observed: Observed, wanted: frozenset[str]) -> JobSeen | None:
    """An apply that must end before anything else is planned or applied."""
    return next((job for job in _others(observed, wanted) if _must_end(job)), None)


def _others(observed: Observed, wanted: frozenset[str]) -> list[JobSeen]:
    return [job for job in observed.jobs if job.state == "running" and job.name not in wanted]


def _must_end(job: JobSeen) -> bool:
    return job.kind == "apply" and job.at_work
