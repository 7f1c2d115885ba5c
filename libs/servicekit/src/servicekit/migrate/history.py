"""A service's revisions, read from its migrations folder without importing the application or asking a database."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from alembic.config import Config
from alembic.script import Script, ScriptDirectory
from alembic.util import CommandError

_FOUR_DIGITS = re.compile(r"[0-9]{4}")


class Phase(StrEnum):
    """An expand leaves running images alone; a contract takes away what old ones need."""

    EXPAND = "expand"
    CONTRACT = "contract"


class InvalidHistory(Exception):
    """The migrations folder breaks a rule; the text says which."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One migration. `min_image_revision` is the oldest image head that can live with it (contracts only)."""

    id: str
    down: str | None
    phase: Phase
    summary: str
    path: Path
    min_image_revision: str | None = None


@dataclass(frozen=True, slots=True)
class History:
    """A service's revisions: one line of descent, oldest first."""

    revisions: tuple[Revision, ...]

    @property
    def head(self) -> str | None:
        """The newest revision; None when there is none."""
        return self.revisions[-1].id if self.revisions else None

    @property
    def needs(self) -> str | None:
        """The newest expand: what the database must have before this image may serve."""
        expands = [revision.id for revision in self.revisions if revision.phase is Phase.EXPAND]
        return expands[-1] if expands else None

    def phase_of(self, revision: str | None) -> Phase | None:
        """The phase of one of our revisions."""
        return next((each.phase for each in self.revisions if each.id == revision), None)

    def knows(self, revision: str | None) -> bool:
        """Whether the database's revision is one of ours, or none yet."""
        return revision is None or any(revision == each.id for each in self.revisions)

    def between(self, current: str | None, target: str | None) -> list[Revision]:
        """What is still to apply to get from `current` to `target`; four digits sort by age."""
        return [each for each in self.revisions if (current or "") < each.id <= (target or "")]

    def min_image_revision(self, at: str | None) -> str | None:
        """What the contracts up to revision `at` demand of images."""
        demands = [each.min_image_revision for each in self.between(None, at) if each.min_image_revision]
        return max(demands, default=None)


def alembic_config(directory: Path) -> Config:
    """The service's own alembic.ini. Raises InvalidHistory when it is not there."""
    ini = directory / "alembic.ini"
    if not ini.is_file():
        raise InvalidHistory(f"{directory} has no alembic.ini: is it a service's folder?")
    return Config(ini)


def read_history(directory: Path) -> History:
    """Load and check the revisions of the service in `directory`."""
    scripts = ScriptDirectory.from_config(alembic_config(directory))
    try:
        newest_first = list(scripts.walk_revisions())
    except CommandError as error:
        raise InvalidHistory(f"the revisions do not form one line: {error}") from error
    history = History(tuple(_revision(script) for script in reversed(newest_first)))
    _check_line(history)
    return history


def _revision(script: Script) -> Revision:
    phase = getattr(script.module, "phase", "")
    name = Path(script.path).name
    if phase not in list(Phase):
        raise InvalidHistory(f'{name} must say phase = "expand" or phase = "contract"')
    if not _FOUR_DIGITS.fullmatch(script.revision):
        raise InvalidHistory(f"{name} has the revision {script.revision!r}, which is not four digits")
    if isinstance(script.down_revision, tuple | list):
        raise InvalidHistory(f"{name} merges branches; revisions form one line")
    default = script.revision if phase == Phase.CONTRACT else None
    return Revision(
        id=script.revision,
        down=script.down_revision,
        phase=Phase(phase),
        summary=(script.doc or "").strip(),
        path=Path(script.path),
        min_image_revision=getattr(script.module, "min_image_revision", default),
    )


def _check_line(history: History) -> None:
    before: str | None = None
    for revision in history.revisions:
        if revision.down != before or revision.id <= (before or ""):
            raise InvalidHistory(
                f"{revision.path.name} follows {revision.down or 'nothing'}, but {before or 'nothing'} comes before it"
            )
        before = revision.id
