"""Tests are type-checked like what they test."""

from pathlib import Path

from testkit.typed import check


def a_part(root: Path, helper: str) -> str:
    tests = root / "libs" / "a-part" / "tests"
    (tests / "unit").mkdir(parents=True)
    (root / "pyproject.toml").write_text("[tool.mypy]\nstrict = true\n")
    (tests / "builders.py").write_text(helper)
    (tests / "unit" / "test_a.py").write_text(
        "from builders import a_number\n\n\ndef test_a() -> None:\n    assert a_number() + 1 == 2\n"
    )
    return "libs/a-part"


def test_a_test_that_uses_a_builder_wrongly_is_named_with_its_line(tmp_path: Path) -> None:
    code, text = check(tmp_path, a_part(tmp_path, 'def a_number() -> str:\n    return "1"\n'))
    assert code == 1
    assert "libs/a-part/tests/unit/test_a.py:5: error: Unsupported operand types" in text


def test_one_that_is_right_passes(tmp_path: Path) -> None:
    code, text = check(tmp_path, a_part(tmp_path, "def a_number() -> int:\n    return 1\n"))
    assert code == 0, text
