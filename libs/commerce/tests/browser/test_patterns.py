"""A browser can use the patterns of postcodes that the shop shows."""

import json
from pathlib import Path

from commerce.values import Country
from embedded.node import run

HERE = Path(__file__).parent


def test_a_browser_takes_every_countrys_own_example_and_nothing_shorter() -> None:
    rules = [(rule.pattern(country.code), rule.example) for country in Country.all() if (rule := country.postcode)]
    assert len(rules) > 100
    typed = [(pattern, text) for pattern, example in rules for text in (f" {example.lower()}-", "1")]
    printed = run(HERE, HERE / "patterns.mjs", json.dumps(typed))
    assert printed.returncode == 0, printed.stdout
    assert json.loads(printed.stdout) == [True, False] * len(rules)


def test_a_browser_takes_the_digits_and_dashes_of_other_scripts() -> None:
    typed = [("EG", "١١٥١١"), ("PL", "00–950"), ("JP", "１００－０００１"), ("AX", "٢٢١٥٠")]
    rules = [(rule.pattern(code), text) for code, text in typed if (rule := Country(code).postcode)]
    assert json.loads(run(HERE, HERE / "patterns.mjs", json.dumps(rules)).stdout) == [True] * len(typed)
