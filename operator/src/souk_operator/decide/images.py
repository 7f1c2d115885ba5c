"""Which image it is that runs. A tag may be given to another image, and only what runs under it tells: its digest."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from souk_operator.decide.observed import JobSeen, Observed, PodSeen
from souk_operator.resources import Database, Manifest, Migrations


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """What an image said of itself when it was asked; `by` is another one that answered, where no Job could run it."""

    needs: str | None
    head: str | None
    by: str | None = None


def image_facts(observed: Observed, migrations: Migrations) -> ImageFacts | None:
    """What is needed by whatever runs under the image's name; None while that was not asked."""
    status = observed.database.status
    if _in_status(observed):
        last = ImageFacts(status.get("neededRevision"), status.get("headRevision"))
        return _newest(_run_and_known(observed)) or last
    job = answered(observed, migrations)
    return ImageFacts(job.answer.get("needs"), job.answer["head"]) if job else None


def answered(observed: Observed, migrations: Migrations) -> JobSeen | None:
    """A plan Job whose answer is not yet in status."""
    if _in_status(observed):
        return None
    asked = unasked(observed.database, observed.pods) or ""
    for job in observed.jobs:
        of_this = (job.kind, job.state, job.image, job.asked_for) == ("plan", "succeeded", migrations.image, asked)
        if of_this and "head" in job.answer:
            return job
    return None


def unasked(database: Database, pods: Iterable[PodSeen]) -> str | None:
    """A digest that pods run under the image's name, and that nobody asked for its plan.

    None where status knows no digest at all, as when it is older than they are.
    """
    known = _known(database)
    return min(_running(database, pods) - known.keys(), default=None) if known else None


def asked_for(observed: Observed) -> str:
    """The digest that the plan is asked of; empty for whatever a node has under the image's name."""
    return unasked(observed.database, observed.pods) or str(_plan(observed.database).get("asked", ""))


def node_of(observed: Observed, digest: str) -> str | None:
    """A node that has it: a Job there finds it under the image's name, too."""
    return next((pod.node for pod in observed.pods if digest and digest in pod.digests.values()), None)


def entries(observed: Observed, found: dict[str, ImageFacts]) -> list[Manifest]:
    """What status remembers: the digests that were asked, with their answers, while pods run them."""
    running = _running(observed.database, observed.pods)
    kept = {digest: facts for digest, facts in _known(observed.database).items() if digest in running}
    return [
        {"digest": digest, **{key: value for key, value in asdict(of).items() if value}}
        for digest, of in sorted({**kept, **found}.items())
        if digest
    ]


def adopted(observed: Observed, facts: ImageFacts) -> tuple[tuple[str, Any], ...]:
    """A status from before digests were known takes those that run for the ones that were asked."""
    plan, running = _plan(observed.database), _running(observed.database, observed.pods)
    if not plan or not running or plan.get("images"):
        return ()
    return (("plan", {**plan, "images": entries(observed, dict.fromkeys(running, facts))}),)


def unlike(observed: Observed) -> str:
    """A sentence about what runs without having been asked itself; empty as a rule."""
    for digest, facts in _known(observed.database).items():
        if facts.by and digest in _running(observed.database, observed.pods):
            return f"Pods run {digest} under that name, but Jobs only {facts.by}: give each image its own tag."
    return ""


def outdated(observed: Observed, pod: PodSeen, image: str, facts: ImageFacts) -> bool:
    """Whether a pod runs another image, or under the same name one that ends at an older revision."""
    if image not in pod.images:
        return True
    its = _known(observed.database).get(pod.digests.get(image, ""))
    return its is not None and (its.head or "") < (facts.head or "")


def _running(database: Database, pods: Iterable[PodSeen]) -> set[str]:
    image = database.migrations.image if database.migrations else ""
    return {pod.digests[image] for pod in pods if image in pod.digests}


def _known(database: Database) -> dict[str, ImageFacts]:
    found = _plan(database).get("images") or ()
    return {each["digest"]: ImageFacts(each.get("needs"), each.get("head"), each.get("by")) for each in found}


def _plan(database: Database) -> Manifest:
    """The plan in status, if it is this image's."""
    plan: Manifest = database.status.get("plan") or {}
    return plan if database.migrations and plan.get("image") == database.migrations.image else {}


def _in_status(observed: Observed) -> bool:
    return bool(_plan(observed.database)) and unasked(observed.database, observed.pods) is None


def _run_and_known(observed: Observed) -> list[ImageFacts]:
    running = _running(observed.database, observed.pods)
    return [facts for digest, facts in _known(observed.database).items() if digest in running]


def _newest(found: list[ImageFacts]) -> ImageFacts | None:
    """Where several run, what the most demanding one needs."""
    if not found:
        return None
    return ImageFacts(max(each.needs or "" for each in found) or None, max(each.head or "" for each in found) or None)
