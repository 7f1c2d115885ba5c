"""Mail texts: `<template>.<locale>.{subject.txt,txt,html}` in one folder per service."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateNotFound, select_autoescape

FALLBACK_LOCALE = "en"


@dataclass(frozen=True, slots=True)
class RenderedMail:
    """What the reader sees; `html` is None for a template without an HTML part."""

    subject: str
    text: str
    html: str | None


class MailTemplates:
    """Renders in the reader's language: `zh-Hans-CN`, else `zh-Hans`, `zh`, `en`. Values are escaped in HTML only.

    `shown` is what every mail may show beside its own data.
    """

    def __init__(self, directory: Path, shown: Mapping[str, str] | None = None) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(directory),
            autoescape=select_autoescape(enabled_extensions=("html",), default=False),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.globals.update(shown or {})

    @property
    def locales(self) -> tuple[str, ...]:
        """In which every mail is written, the fallback first."""
        written: dict[str, set[str]] = {}
        for name in self._environment.list_templates():
            template, locale, _ = name.split(".", 2)
            written.setdefault(template, set()).add(locale)
        return tuple(sorted(set.intersection(*written.values()), key=lambda one: (one != FALLBACK_LOCALE, one)))

    def render(self, template: str, locale: str, data: Mapping[str, Any]) -> RenderedMail:
        """Raises jinja2.TemplateError if the template is missing, broken, or shows a value that `data` lacks."""
        subject = self._find(template, locale, "subject.txt").render(data)
        text = self._find(template, locale, "txt").render(data)
        try:
            html: str | None = self._find(template, locale, "html").render(data)
        except TemplateNotFound:
            html = None
        return RenderedMail(" ".join(subject.split()), text, html)

    def _find(self, template: str, locale: str, part: str) -> Template:
        parts = locale.split("-")
        wider = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
        locales = dict.fromkeys((*wider, FALLBACK_LOCALE))
        return self._environment.select_template([f"{template}.{one}.{part}" for one in locales])
