"""Texts in two languages: found by key, with values put in; what is not understood is refused."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from shelf.texts import SaidError, Texts, language, phrase, texts

PACKAGE = "hall_of_texts"
GOOD = """
[gate]
shut = ["{name} ditutup pukul {at}", "{name} closed at {at}"]
open = ["buka", "open"]
[place]
counter = ["Loket {n}", "Counter {n}"]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Make a package that Python finds, and forgets."""
    package = tmp_path / PACKAGE
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    yield package
    sys.modules.pop(PACKAGE, None)


def made(folder: Path, text: str) -> Texts:
    (folder / "texts.toml").write_text(text, encoding="utf-8")
    return Texts(PACKAGE)


def test_a_text_is_said_in_both_languages_with_its_values(folder: Path) -> None:
    found = made(folder, GOOD)
    assert found.say("id", "gate.shut", name="Loket 1", at="15.00") == "Loket 1 ditutup pukul 15.00"
    assert found.say("en", "gate.shut", name="Counter 1", at="15.00") == "Counter 1 closed at 15.00"
    assert list(found) == ["gate.shut", "gate.open", "place.counter"]


def test_a_value_that_is_a_phrase_is_said_in_the_readers_language(folder: Path) -> None:
    found = made(folder, GOOD)
    shut = phrase("gate.shut", name=phrase("place.counter", n=7), at="15.00")
    assert found.said("id", shut) == "Loket 7 ditutup pukul 15.00"
    assert found.said("en", shut) == "Counter 7 closed at 15.00"


def test_a_section_is_given_as_it_stands_in_the_order_of_the_file(folder: Path) -> None:
    section = made(folder, GOOD).section("en", "gate")
    assert list(section.items()) == [("shut", "{name} closed at {at}"), ("open", "open")]


@pytest.mark.parametrize(
    "ask",
    [
        lambda found: found.say("id", "gate.ajar"),
        lambda found: found.say("id", "shut"),
        lambda found: found.say("id", "gate.shut", name="Loket 1"),  # a value is wanting
        lambda found: found.section("id", "gates"),
    ],
)
def test_an_unknown_key_or_a_value_that_is_wanting_is_an_error(folder: Path, ask) -> None:  # noqa: ANN001
    with pytest.raises(KeyError):
        ask(made(folder, GOOD))


@pytest.mark.parametrize(
    "text",
    [
        '[gate]\nopen = ["buka"]',
        '[gate]\nopen = "buka"',
        '[gate]\nopen = ["buka", 1]',
        '[gate]\nopen = ["buka {n}", "open"]',  # English would lose the number
        'open = ["buka", "open"]',
    ],
)
def test_a_file_that_lacks_something_is_refused(folder: Path, text: str) -> None:
    found = made(folder, text)
    with pytest.raises(ValueError, match=PACKAGE):
        found.say("id", "gate.open")


def test_an_error_speaks_the_readers_language(folder: Path) -> None:
    """Its key and values are kept, so that nobody has to translate a sentence."""
    made(folder, GOOD)

    class ShutError(SaidError):
        texts = texts(PACKAGE)

    error = ShutError("gate.shut", name="Loket 1", at="15.00")
    assert str(error) == "Loket 1 closed at 15.00"
    assert error.said("id") == "Loket 1 ditutup pukul 15.00"
    assert texts(PACKAGE).say("id", "gate.shut", name="Loket 2", at=error).endswith("Loket 1 ditutup pukul 15.00")


@pytest.mark.parametrize(("asked", "lang"), [("en", "en"), ("id", "id"), ("fr", "id"), ("EN", "id"), (None, "id")])
def test_any_language_but_english_is_indonesian(asked: str | None, lang: str) -> None:
    assert language(asked) == lang
