from pathlib import Path

import pytest

from souk.commands.develop import develop
from souk.commands.failure import CommandFailed
from souk.places import Places


def test_without_a_platform_it_says_how_to_start_one(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match=r"Not running\. Start it with `.*up`"):
        develop(Places(tmp_path, tmp_path / "home", 0))
