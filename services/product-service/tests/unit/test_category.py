"""The tree keeps its paths, its depth, and has no loops."""

from uuid import uuid4

import pytest

from product_service.domain.category import MAX_DEPTH, Category
from product_service.domain.errors import CategoryCycle, CategoryTooDeep, InvalidText
from product_service.domain.events import CategoryChanged


def a_category(name: str = "Shelf", parent: Category | None = None) -> Category:
    return Category.create(uuid4(), {"en": name}, slug=None, parent=parent, position=0)


def a_branch(length: int) -> list[Category]:
    branch = [a_category()]
    while len(branch) < length:
        branch.append(a_category(parent=branch[-1]))
    return branch


def test_a_path_runs_from_the_root() -> None:
    root, child, leaf = a_branch(3)
    assert leaf.path == (root.id, child.id, leaf.id)
    assert (root.parent_id, leaf.parent_id) == (None, child.id)


def test_what_hangs_below_moves_along() -> None:
    _, child, leaf = a_branch(3)
    other = a_category()
    child.move_below(other, [leaf])
    assert leaf.path == (other.id, child.id, leaf.id)
    child.move_below(None, [leaf])
    assert leaf.path == (child.id, leaf.id)


def test_no_category_hangs_below_itself() -> None:
    root, child, leaf = a_branch(3)
    for below in (root, child, leaf):
        with pytest.raises(CategoryCycle):
            root.move_below(below, [child, leaf])


def test_the_tree_is_not_too_deep() -> None:
    branch = a_branch(MAX_DEPTH)
    with pytest.raises(CategoryTooDeep):
        a_category(parent=branch[-1])
    top, below = a_branch(2)
    with pytest.raises(CategoryTooDeep):
        top.move_below(branch[-2], [below])


def test_one_event_tells_of_all_that_a_save_changed() -> None:
    root, child, leaf = a_branch(3)
    for category in (root, child, leaf):
        category.pull_events()
    other = a_category()
    child.rename({"en": "Kid"}, "kid", 3)
    child.move_below(other, [leaf])
    assert child.pull_events() == [
        CategoryChanged(category_id=child.id, parent_id=other.id, slug="kid", names={"en": "Kid"}, removed=False)
    ]
    assert leaf.pull_events() == []


def test_a_name_in_the_default_locale_is_needed() -> None:
    with pytest.raises(InvalidText):
        Category.create(uuid4(), {"de": "Regal"}, slug=None, parent=None, position=0)
