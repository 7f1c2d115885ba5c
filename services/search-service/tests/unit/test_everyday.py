from search_service.application.synonyms import key_of, others_of
from search_service.domain.everyday import everyday, languages


def test_no_word_stands_in_two_groups_of_a_language() -> None:
    for language in languages():
        keys = [key_of(phrase) for group in everyday(language) for phrase in group]
        assert all(keys)
        assert len(keys) == len(set(keys)), language


def test_a_word_is_known_in_any_of_its_forms() -> None:
    others = others_of("en", [("sneaker", "trainers")])
    assert others["sneaker",] == [("trainers",)]
    assert others["trainer",] == [("sneaker",)]


def test_stop_words_in_a_phrase_are_not_asked_for() -> None:
    assert ("stylo", "bill") in others_of("fr", [("stylo à bille", "bic")])
