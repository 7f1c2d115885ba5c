"""`python -m souk.generate`: write what is out of date, and say what that was."""

import sys

from embedded.checkout import repository
from souk.generate.files import generated, links


def main() -> None:
    """Files first, then the umbrella's links to its charts."""
    root = repository()
    for file, text in generated(root).items():
        if not file.exists() or file.read_text() != text:
            file.write_text(text)
            sys.stdout.write(f"wrote {file.relative_to(root)}\n")
    for link, target in links(root).items():
        if not link.is_symlink():
            link.symlink_to(target)
            sys.stdout.write(f"linked {link.relative_to(root)}\n")


if __name__ == "__main__":
    main()
