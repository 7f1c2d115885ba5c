"""Names of objects: in the order of their time."""

import re
import time

from payment_sandbox.identifiers import new_id


def test_a_later_one_comes_after_an_earlier_one() -> None:
    made = []
    for _ in range(10):
        made.append(new_id("pi"))
        time.sleep(0.002)
    assert made == sorted(made)


def test_those_of_one_moment_differ() -> None:
    made = {new_id("evt") for _ in range(1000)}
    assert len(made) == 1000
    assert all(re.fullmatch(r"evt_[0-9a-f]{24}", each) for each in made)
