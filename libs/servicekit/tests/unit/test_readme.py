"""README.md shows the floors as the import contract has them."""

import re
import tomllib

from embedded.checkout import repository

FLOORS = "servicekit's floors"


def test_the_readme_shows_every_module_on_its_floor() -> None:
    contracts = tomllib.loads((repository() / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (contract,) = [each for each in contracts if each["name"].startswith(FLOORS)]
    readme = (repository() / "libs" / "servicekit" / "README.md").read_text()
    shown = [
        set(re.findall(r"^\| `(\w+)` \|", floor, re.M)) for floor in re.split(r"^### \d+\. ", readme, flags=re.M)[1:]
    ]
    assert shown == [set(re.split(r" [|:] ", layer)) for layer in contract["layers"]]
