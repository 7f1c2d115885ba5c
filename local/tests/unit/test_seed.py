"""`souk seed` runs the demo steps as services.yaml has them."""

import io
import sys
from pathlib import Path

import pytest
from rich.console import Console

from deployables import DEMO, DemoStep
from souk.commands.failure import CommandFailed
from souk.commands.seed import logins, run_step
from souk.places import Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    (tmp_path / "logs").mkdir()
    return Places(tmp_path, tmp_path, 0)


def run(places: Places, command: str, name: str = "step", **settings: str) -> str:
    """What the console shows of a step."""
    shown = io.StringIO()
    run_step(places, DemoStep(name, "order-service", command), settings, Console(file=shown))
    return shown.getvalue()


def test_a_step_hands_over_to_the_next_by_a_file(places: Places) -> None:
    run(places, """python -c 'import os; print(os.environ["WORD"])' > {handover}/word.txt""", WORD="souk")
    run(places, "cat {handover}/word.txt", name="next")
    assert (places.home / "seeded" / "next").read_text() == "souk\n"


def test_a_steps_python_is_the_one_that_runs_souk(places: Places) -> None:
    run(places, "python -c 'import sys; print(sys.prefix)'")
    assert (places.home / "seeded" / "step").read_text() == f"{sys.prefix}\n"


@pytest.mark.parametrize("command", ["echo no stock >&2; false; true", "cat {handover}/none; true"])
def test_a_step_that_fails_is_named_with_the_end_of_its_log_and_runs_again(places: Places, command: str) -> None:
    with pytest.raises(CommandFailed, match=r"(?s)The demo step step failed:.*no"):
        run(places, command)
    assert not (places.home / "seeded" / "step").exists()


def test_who_can_log_in_is_what_the_step_people_printed(places: Places) -> None:
    assert logins(places) == ("", [])
    assert "people" in [step.name for step in DEMO]
    run(places, """echo '{"password": "open sesame", "users": [{"email": "ali@souk.test"}]}'""", name="people")
    assert logins(places) == ("open sesame", [{"email": "ali@souk.test"}])
