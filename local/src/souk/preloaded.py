"""`python -m souk.preloaded MODULE`: imports a service while its stores still start, and runs it when it may.

A line on stdin lets it. Where that ends without one, whoever started this is gone, and it ends too.
"""

import sys
from importlib import import_module


def main(module: str) -> None:
    """Import, wait, run until SIGTERM."""
    run = import_module(module).main
    if sys.stdin.readline():
        run()


if __name__ == "__main__":
    main(sys.argv[1])
