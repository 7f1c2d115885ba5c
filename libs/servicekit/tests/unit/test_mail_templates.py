from pathlib import Path

import pytest
from jinja2 import TemplateError

from servicekit.mail import MailTemplates


@pytest.fixture
def templates(tmp_path: Path) -> MailTemplates:
    texts = {
        "welcome.en.subject.txt": "Welcome,\n {{ name }}",
        "welcome.en.txt": "Hello {{ name }}",
        "welcome.en.html": "<p>Hello {{ name }}</p>",
        "welcome.ar.subject.txt": "مرحبا",
        "welcome.ar.txt": "مرحبا {{ name }}",
        "welcome.zh-Hans.subject.txt": "欢迎",
        "welcome.zh-Hans.txt": "欢迎 {{ name }}",
        "plain.en.subject.txt": "Plain",
        "plain.en.txt": "{{ name }}",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    return MailTemplates(tmp_path)


def test_html_escapes_values_and_text_does_not(templates: MailTemplates) -> None:
    mail = templates.render("welcome", "en", {"name": "<b>Ada</b>"})
    assert mail.text == "Hello <b>Ada</b>"
    assert mail.html == "<p>Hello &lt;b&gt;Ada&lt;/b&gt;</p>"


def test_a_subject_is_one_line_so_that_no_header_slips_in(templates: MailTemplates) -> None:
    assert templates.render("welcome", "en", {"name": "A\r\nBcc: x@y.z"}).subject == "Welcome, A Bcc: x@y.z"


@pytest.mark.parametrize(
    ("locale", "subject"),
    [
        ("ar", "مرحبا"),
        ("ar-EG", "مرحبا"),
        ("zh-Hans-SG", "欢迎"),
        ("zh-Hant", "Welcome, A"),
        ("de", "Welcome, A"),
        ("", "Welcome, A"),
    ],
)
def test_the_readers_language_or_the_next_best(templates: MailTemplates, locale: str, subject: str) -> None:
    assert templates.render("welcome", locale, {"name": "A"}).subject == subject


def test_a_template_may_have_no_html(templates: MailTemplates) -> None:
    assert templates.render("plain", "en", {"name": "A"}).html is None


@pytest.mark.parametrize(("template", "data"), [("missing", {}), ("welcome", {}), ("../welcome", {"name": "A"})])
def test_what_cannot_be_shown_raises(templates: MailTemplates, template: str, data: dict[str, str]) -> None:
    with pytest.raises(TemplateError):
        templates.render(template, "en", data)


def test_the_locales_are_those_of_every_mail_the_fallback_first(templates: MailTemplates, tmp_path: Path) -> None:
    assert templates.locales == ("en",)
    for locale in ("ar", "zh-Hans"):
        (tmp_path / f"plain.{locale}.subject.txt").write_text("Plain")
    assert templates.locales == ("en", "ar", "zh-Hans")


def test_every_mail_may_show_what_is_shown_in_all(tmp_path: Path) -> None:
    (tmp_path / "bye.en.subject.txt").write_text("Bye")
    (tmp_path / "bye.en.txt").write_text("Bye {{ name }}, {{ shop }}")
    mail = MailTemplates(tmp_path, {"shop": "Bazaar"}).render("bye", "en", {"name": "Ada"})
    assert mail.text == "Bye Ada, Bazaar"
