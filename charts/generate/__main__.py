"""`python -m generate` in the charts' folder: write what is out of date, and say what that was."""

import sys

from generate.readme import readme
from generate.schema import schemas


def main() -> int:
    """0."""
    for file, text in (schemas() | readme()).items():
        if not file.exists() or file.read_text() != text:
            file.write_text(text)
            sys.stdout.write(f"wrote {file}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
