"""`python -m generate` in the charts' folder: write what is out of date, and say what that was."""

import sys
from pathlib import Path

from generate.readme import readme
from generate.schema import schemas
from generate.values import demo_values


def generated() -> dict[Path, str]:
    """All that is made from something else, by its file."""
    return schemas() | readme() | demo_values()


def main() -> int:
    """0."""
    for file, text in generated().items():
        if not file.exists() or file.read_text() != text:
            file.write_text(text)
            sys.stdout.write(f"wrote {file}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
