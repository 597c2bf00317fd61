"""Texts in Indonesian and English that stand in a package's `texts.toml` (internationalisation, i18n).

The file has sections; an entry is `key = ["Indonesian", "English"]`, and `{name}` in both is a place for a value. Code
names a text as `section.key`: what is read, and in which language, is decided where somebody reads it.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from string import Formatter
from typing import ClassVar, Literal, cast

Lang = Literal["id", "en"]
LANGS: tuple[Lang, ...] = ("id", "en")
FILE = "texts.toml"


def language(asked: str | None) -> Lang:
    """Return the language that is asked for, Indonesian for any other word and for none."""
    return "en" if asked == "en" else "id"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text by its key, with what is put into it; a value that is a phrase or an error speaks the same language."""

    key: str
    values: Mapping[str, object]
    texts: "Texts | None" = None  # of another package than that of who says it


def phrase(key: str, **values: object) -> Phrase:
    """Return a phrase of the package that will say it."""
    return Phrase(key, values)


class Texts:
    """The texts of one package. Nothing is read before the first is asked for; each is checked when they are read."""

    def __init__(self, package: str) -> None:
        """Name the package beside whose modules `texts.toml` stands."""
        self._package = package

    def say(self, lang: Lang, key: str, /, **values: object) -> str:
        """Return a text with `values` put in; raises KeyError for an unknown key and for a value that is wanting."""
        said = {name: self._value(lang, value) for name, value in values.items()}
        return self._both[key][LANGS.index(lang)].format_map(said)

    def _value(self, lang: Lang, value: object) -> object:
        if isinstance(value, Phrase):
            return self.said(lang, value)
        return value.said(lang) if isinstance(value, SaidError) else value

    def said(self, lang: Lang, what: Phrase) -> str:
        """Return a phrase in a language; raises KeyError as `say` does."""
        return (what.texts or self).say(lang, what.key, **what.values)

    def section(self, lang: Lang, name: str) -> Mapping[str, str]:
        """Return the texts of a section as they stand, by key and in the file's order; raises KeyError."""
        return self._sections[lang][name]

    def __contains__(self, key: object) -> bool:
        """Say whether there is such a `section.key`."""
        return key in self._both

    def __iter__(self) -> Iterator[str]:
        """Give each `section.key`."""
        yield from self._both

    @cached_property
    def _sections(self) -> Mapping[Lang, Mapping[str, Mapping[str, str]]]:
        found: dict[Lang, dict[str, dict[str, str]]] = {lang: {} for lang in LANGS}
        for key, pair in self._both.items():
            section, _, name = key.partition(".")
            for lang, text in zip(LANGS, pair, strict=True):
                found[lang].setdefault(section, {})[name] = text
        return found

    @cached_property
    def _both(self) -> Mapping[str, tuple[str, str]]:
        text = (resources.files(self._package) / FILE).read_text(encoding="utf-8")
        found: dict[str, tuple[str, str]] = {}
        for section, entries in tomllib.loads(text).items():
            if not isinstance(entries, dict):
                raise ValueError(f"{self._package}: {section} stands in no section of {FILE}")  # noqa: TRY004 - a value
            for key, pair in cast("dict[str, object]", entries).items():
                found[f"{section}.{key}"] = self._pair(f"{section}.{key}", pair)
        return found

    def _pair(self, key: str, value: object) -> tuple[str, str]:
        match value:
            case [str(indonesian), str(english)] if _places(indonesian) == _places(english):
                return indonesian, english
            case _:
                raise ValueError(f"{self._package}: {key} wants [Indonesian, English] with the same {{places}}")


@cache
def texts(package: str) -> Texts:
    """Return the texts of a package, one object for each."""
    return Texts(package)


class SaidError(Exception):
    """An error that a person reads: a phrase of the texts that its class names. `str` is the English of it."""

    texts: ClassVar[Texts]

    def __init__(self, key: str, /, **values: object) -> None:
        """Say what is wrong, and with which values."""
        super().__init__(key, values)
        self.phrase = Phrase(key, values, self.texts)

    def __str__(self) -> str:
        """Return the English text, for log lines and developers."""
        return self.said("en")

    def said(self, lang: Lang) -> str:
        """Return the text in a language."""
        return self.texts.said(lang, self.phrase)


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
