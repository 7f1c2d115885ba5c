from servicekit.domain.ids import new_id


def test_an_id_is_a_uuid_version_7_of_the_rfc_variant() -> None:
    made = new_id()
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"


def test_ids_sort_by_the_millisecond_of_their_birth() -> None:
    assert new_id(1_000) < new_id(1_001) < new_id()


def test_ids_of_one_millisecond_differ() -> None:
    assert len({new_id(5) for _ in range(1_000)}) == 1_000
