"""What is written from services.yaml is what would be written now."""

import pytest

from deployables import SERVICES
from embedded.checkout import repository
from souk.generate.blocks import PlaceMissing, with_places
from souk.generate.files import generated, links
from souk.generate.workspace import with_every_service

ROOT = repository()


def test_what_is_generated_is_up_to_date() -> None:
    stale = [
        str(file.relative_to(ROOT))
        for file, text in generated(ROOT).items()
        if not file.exists() or file.read_text() != text
    ]
    stale += [str(link.relative_to(ROOT)) for link in links(ROOT) if not link.is_symlink()]
    assert not stale, f"`make generate` would write {', '.join(stale)}"


def test_a_place_is_filled_at_its_indentation_and_what_stands_around_it_stays() -> None:
    text = "a\n  # services.yaml: things (written)\n  old\n  # end\nb\n<!-- services.yaml: map -->\n<!-- end -->\n"
    assert with_places("file", text, {"things": "x:\n\n  y", "map": "| z |"}) == (
        "a\n  # services.yaml: things (written)\n  x:\n\n    y\n  # end\nb\n"
        "<!-- services.yaml: map -->\n| z |\n<!-- end -->\n"
    )


def test_a_file_that_lost_its_place_is_named() -> None:
    with pytest.raises(PlaceMissing, match=r"Dockerfile lacks the comments .* sources"):
        with_places("Dockerfile", "FROM scratch\n", {"sources": "x"})


def test_lists_of_every_service_are_completed_and_shorter_ones_are_meant_themselves() -> None:
    listed = '["commerce", "a_service.domain", "a_service.application", "b_service.domain", "c_service.domain"]'
    completed = with_every_service(listed)
    assert completed.startswith(
        '["commerce", "auth_service.domain", "auth_service.application", "product_service.domain"'
    )
    last = SERVICES[-1].package
    assert completed.endswith(f'"{last}.domain", "{last}.application"]')
    pair = '["order_service.domain", "cart_service.domain"]'
    assert with_every_service(pair) == pair
