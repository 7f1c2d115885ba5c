import pytest
from builders import a_category, a_product, a_variant, around
from hypothesis import given
from hypothesis import strategies as st

from search_service.domain.catalogue import Text
from search_service.domain.documents import documents_of, facets_of, forms_of, phrase_forms, source_of
from search_service.domain.highlights import highlights
from search_service.domain.query import as_code, parse
from search_service.domain.stems import stem
from search_service.domain.words import plain, words_of

TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=200)


@pytest.mark.parametrize(
    ("written", "compared"),
    [("Crème", "creme"), ("ŒUF", "oeuf"), ("٥٠", "50"), ("كُرَةٌ", "كره"), ("الأُولى", "الاولي"), ("Straße", "strasse")],
)
def test_case_accents_and_forms_of_letters_make_no_difference(written: str, compared: str) -> None:
    assert plain(written) == compared


def test_words_say_where_they_stand() -> None:
    title = "Cast-iron skillet, 27.5 cm"
    assert [(word.parts, title[word.start : word.end]) for word in words_of(title)] == [
        (("cast", "iron"), "Cast-iron"),
        (("skillet",), "skillet"),
        (("27.5",), "27.5"),
        (("cm",), "cm"),
    ]


def test_scripts_without_blanks_are_cut_into_pairs() -> None:
    assert [word.parts for word in words_of("東京タワー")] == [("東京", "京タ", "タワ", "ワー")]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "guitars", "guitar"),
        ("fr", "velos", "velo"),
        ("fr", "chateaux", "chateau"),
        ("fr", "bouteilles", "bouteille"),
        ("de", "stuhle", "stuhl"),
        ("ar", "والسماعات", "سماعه"),
        ("ar", "الكرسي", "كرسي"),
        ("ar", "دراجات", "دراجه"),
    ],
)
def test_forms_of_a_word_have_one_stem(language: str, one: str, other: str) -> None:
    assert stem(one, language) == stem(other, language)


def test_an_unknown_language_leaves_words_as_they_are() -> None:
    assert stem("gitarren", "xx") == "gitarren"
    assert forms_of("guitars", "xx") == ["guitars", "guitar"]


@given(TEXT, st.sampled_from(["en", "fr", "de", "ar", "ja", "fr-CA", "ar-MA"]))
def test_any_text_can_be_asked_for(text: str, locale: str) -> None:
    query = parse(text, locale, "EUR")
    assert len(query.words) <= 16
    for word in query.words:
        assert word
        assert forms_of(word, query.language)


@given(TEXT)
def test_every_word_stands_where_it_says(text: str) -> None:
    end = 0
    for word in words_of(text):
        assert end <= word.start < word.end <= len(text)
        end = word.end


@given(TEXT, st.lists(TEXT, max_size=3))
def test_highlights_lie_in_the_title_and_do_not_overlap(title: str, asked: list[str]) -> None:
    lexemes = {stem(part, "en") for text in asked for word in words_of(text) for part in word.parts}
    end = 0
    for start, until in highlights(title, "en", lexemes):
        assert end <= start < until <= len(title)
        end = until


def test_highlights_know_forms_of_the_word() -> None:
    assert highlights("Guitar strings & more", "en", {"guitar", "string"}) == [(0, 6), (7, 14)]


def test_phrases_and_what_is_not_wanted() -> None:
    query = parse('red "cast iron" -lid -"glass top" pot', "en", "EUR")
    assert query.words == ("red", "cast", "iron", "pot")
    assert query.phrases == (("cast", "iron"),)
    assert query.without == (("lid",), ("glass", "top"))


def test_stop_words_are_left_out_unless_nothing_else_is_there() -> None:
    assert parse("a pan for the fish", "en", "EUR").words == ("pan", "fish")
    assert parse("for the", "en", "EUR").words == ("for", "the")


@pytest.mark.parametrize(
    ("typed", "locale", "language"),
    [("سماعة", "en", "ar"), ("guitar", "ar", "en"), ("vélo", "fr-CA", "fr"), ("50", "ar", "ar"), ("هدیه", "fa", "fa")],
)
def test_the_script_decides_in_which_language_words_are_read(typed: str, locale: str, language: str) -> None:
    assert parse(typed, locale, "EUR").language == language


def test_article_numbers_are_found_however_they_are_written() -> None:
    assert as_code("WH-1000XM4") == "wh1000xm4"
    for typed in ("WH-1000XM4", "wh1000xm4", "wh 1000xm4"):
        assert "wh1000xm4" in parse(typed, "en", "EUR").codes
    assert parse("26 cm", "en", "EUR").codes == ()
    assert parse("teapot", "en", "EUR").codes == ()


def test_a_document_per_language_with_weights_and_codes() -> None:
    kitchen, pans = a_category(en="Kitchen", fr="Cuisine"), a_category(en="Pans", fr="Poêles")
    product = a_product(
        "Iron skillets",
        "Heavy.",
        texts={"fr": Text("Poêles en fonte")},
        brand="Nordkap",
        variants=[a_variant(sku="SKI-26", attributes={"Colour": "Red"}, gtins=["04006381333931"], mpn="NK 26/B")],
    )
    english, french = documents_of(product, around([pans, kitchen], fr={"Red": "Rouge"}))
    assert english.lexemes["skillet"] == ["2A"]
    assert [place[-1] for place in english.lexemes["nordkap"]] == ["B"]
    assert english.lexemes["heavi"][0].endswith("D")
    assert french.lexemes["roug"][0].endswith("C")
    assert "4006381333931" in english.codes
    assert {"ski26", "nk26b"} <= set(english.codes)
    assert english.languages == ("en", "fr")
    assert "heavy" not in english.words


def test_meaning_is_taken_from_title_category_and_first_sentence() -> None:
    product = a_product("Teapot", "Holds a litre. Wrapped as a present on request.")
    assert source_of(product, around([a_category(en="Teapots")])) == "Teapot, Teapots. Holds a litre."


def test_facets_are_those_of_the_product_and_its_variants() -> None:
    product = a_product(attributes={"Brand": "A"}, variants=[a_variant(attributes={"Size": "S"})])
    assert facets_of(product) == ["Brand=A", "Size=S"]


def test_a_phrase_is_looked_for_in_both_languages() -> None:
    assert phrase_forms(["bouteilles", "bleues"], "fr") == "('bouteil' <-> 'bleu') | ('bouteill' <-> 'bleue')"


@pytest.mark.parametrize(
    ("written", "words"),
    [("16GB", "16 gb"), ("3.5mm jack", "3.5 mm jack"), ("55-inch", "55 inch"), ("X100V", "x100v"), ("1080p", "1080p")],
)
def test_a_number_and_its_unit_are_two_words(written: str, words: str) -> None:
    assert [part for word in words_of(written) for part in word.parts] == words.split()


def test_sizes_are_no_article_numbers() -> None:
    (titled,) = documents_of(a_product("Beamer X100V, 1080p", variants=()), around())
    assert "x100v" in titled.codes
    assert "1080p" not in titled.codes
    # Where it is one, it is found.
    assert "4711k" in parse("4711K", "en", "EUR").codes


def test_a_yes_says_what_its_name_says() -> None:
    (document,) = documents_of(a_product("Headset", attributes={"Wireless": "Yes", "Colour": "Red"}), around())
    assert {"wireless", "red"} <= set(document.lexemes)
    assert not {"yes", "colour"} & set(document.lexemes)
