"""The recap's words in its tables and layouts, by the short names of `texts.toml`."""

from shelf.texts import Lang, texts

TEXTS = texts("cloud_api.recap")


def label(lang: Lang, key: str, **values: str) -> str:
    """Return a text of the section `labels`; raises KeyError for a key that is not known, and for a missing value."""
    return TEXTS.say(lang, f"labels.{key}", **values)


def limits(lang: Lang) -> list[str]:
    """Return what the recap does not prove, a sentence or two each."""
    return list(TEXTS.section(lang, "limits").values())
