"""What only its owner may look into: homes, and the files in them that hold secrets."""

import os
import pwd
import stat
from pathlib import Path

SERVER_USER = "nobody"
"""As whom a root caller runs what refuses to run as root."""


def begin_private_home(home: Path) -> None:
    """Shut the home to everybody else, one of earlier days too, and whatever this process and its children write."""
    os.umask(0o077)
    private_folder(home)


def private_folder(folder: Path) -> None:
    """Make the folder if there is none, and shut it to everybody but its owner and whom `let_through` let pass.

    A folder of somebody else's, or of everybody's (/tmp), stays as it is.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    known = folder.stat()
    if known.st_uid == os.geteuid() and not known.st_mode & stat.S_ISVTX:
        folder.chmod(0o710 if _lets_through(known) else 0o700)


def let_through(user: str, target: Path) -> None:
    """Let `user` pass on the way to `target`, without a look into the folders above it.

    One that was shut to all others opens to that user's group alone.
    """
    group = pwd.getpwnam(user).pw_gid
    for folder in target.parents:
        known = folder.stat()
        mode = stat.S_IMODE(known.st_mode)
        if mode & stat.S_IXOTH or (mode & stat.S_IXGRP and known.st_gid == group):
            continue
        if mode & (stat.S_IRWXG | stat.S_IRWXO):
            folder.chmod(mode | stat.S_IXOTH)
        else:
            os.chown(folder, -1, group)
            folder.chmod(mode | stat.S_IXGRP)


def write_private(path: Path, text: str) -> None:
    """Replace the file in one step by one that only its owner can read."""
    partial = path.with_name(f"{path.name}.partial")
    partial.unlink(missing_ok=True)
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    partial.rename(path)


def _lets_through(known: os.stat_result) -> bool:
    """Whether a root caller's server passes here."""
    return os.geteuid() == 0 and bool(known.st_mode & stat.S_IXGRP) and known.st_gid == pwd.getpwnam(SERVER_USER).pw_gid
