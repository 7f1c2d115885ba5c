"""The application over fakes."""

import pytest
from unit_world import World, a_world


@pytest.fixture
def world() -> World:
    return a_world()
