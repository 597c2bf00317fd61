"""The recap's texts in Indonesian and English, from `texts.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal

Lang = Literal["id", "en"]
LANGS: tuple[Lang, ...] = ("id", "en")


def label(lang: Lang, key: str, **values: str) -> str:
    """Return the text of a key with `values` put in; raises KeyError for a key that is not known."""
    text = _texts()["labels"][key][LANGS.index(lang)]
    return text.format(**values) if values else text


def limits(lang: Lang) -> list[str]:
    """Return what the recap does not prove, a sentence or two each."""
    return [pair[LANGS.index(lang)] for pair in _texts()["limits"].values()]


@cache
def _texts() -> Mapping[str, Mapping[str, tuple[str, str]]]:
    text = (resources.files("cloud_api.recap") / "texts.toml").read_text(encoding="utf-8")
    return {
        part: {key: (str(pair[0]), str(pair[1])) for key, pair in entries.items()}
        for part, entries in tomllib.loads(text).items()
    }
