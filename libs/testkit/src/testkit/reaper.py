"""`python -m testkit.reaper FOLDER PID CREATED`: closes a run whose owner was killed before it could."""

import sys
import time
from pathlib import Path

from embedded.process import ProcessId
from testkit.servers import close_run


def main(folder: Path, owner: ProcessId) -> None:
    """Wait until the owner is gone or has closed the run itself."""
    while owner.alive() and folder.exists():
        time.sleep(1)
    if folder.exists():
        close_run(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), ProcessId(int(sys.argv[2]), float(sys.argv[3])))
