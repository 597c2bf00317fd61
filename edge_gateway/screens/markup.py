"""HTML as values: whatever is put into an element is escaped, unless it is an element itself."""

from collections.abc import Iterable
from html import escape

_VOID = frozenset({"input", "link", "meta", "br"})


class Element(str):
    """Markup that is escaped already."""

    __slots__ = ()


Child = str | int | None
Attribute = str | int | bool | None


def element(tag: str, *children: Child, **attributes: Attribute) -> Element:
    """Return `<tag …>children</tag>`; an attribute that is False or None is left out, `_` in its name is a hyphen.

    `class_` and `for_` stand for the two names that Python keeps.
    """
    given = "".join(_attribute(name, value) for name, value in attributes.items())
    inner = join(children)
    return Element(f"<{tag}{given}>" if tag in _VOID else f"<{tag}{given}>{inner}</{tag}>")


def join(children: Iterable[Child]) -> Element:
    """Return children one after another; None is nothing."""
    return Element("".join(c if isinstance(c, Element) else escape(str(c)) for c in children if c is not None))


def table(caption: str, head: Iterable[str], rows: Iterable[Iterable[Child]]) -> Element:
    """Return a table; the first cell of a row names it. It scrolls within itself on a narrow screen."""
    cells = [element("tr", *(_row(row))) for row in rows]
    columns = element("tr", *(element("th", name, scope="col") for name in head))
    inner = element("table", element("caption", caption), element("thead", columns), element("tbody", *cells))
    return element("div", inner, class_="table")


def _row(cells: Iterable[Child]) -> Iterable[Element]:
    for i, cell in enumerate(cells):
        yield element("td", cell) if i else element("th", cell, scope="row")


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    written = name.rstrip("_").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{escape(str(value))}"'
