"""What the pages at a desk have in common: head, links, forms with the session's secret."""

from dataclasses import dataclass

from edge_gateway.screens.markup import Element, element, join
from edge_gateway.screens.words import Words, words

FORM_SECRET = "form"  # noqa: S105 - the name of a field


@dataclass(frozen=True, slots=True)
class Frame:
    """Who looks (None: nobody is logged in), in which language, at which hall; `secret` goes with each form."""

    site: str
    language: str
    who: str | None = None
    secret: str = ""

    @property
    def say(self) -> Words:
        """Return the words of the language."""
        return words(self.language)

    def link(self, path: str) -> str:
        """Return a path that keeps the language."""
        return f"{path}?lang=en" if self.language == "en" else path


def document(frame: Frame, title: str, body: Element, *, live: bool = False) -> str:
    """Return a whole page; `live`: it is fetched again by itself."""
    head = join(
        [
            element("meta", charset="utf-8"),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("title", f"{title} · {frame.site}"),
            element("link", rel="icon", href="/static/icon.svg", type="image/svg+xml"),
            element("link", rel="stylesheet", href="/static/page.css"),
            element("link", rel="stylesheet", href="/static/desk.css"),
            element("script", type="module", src="/static/desk.js") if live else None,
        ]
    )
    main = element("main", element("h1", title), body, id="main", data_live=live)
    parts = join([element("head", head), element("body", _head(frame), main)])
    return "<!doctype html>\n" + element("html", parts, lang=frame.language)


def form(frame: Frame, action: str, *fields: Element, class_: str | None = None) -> Element:
    """Return a form that posts, with the session's secret in it."""
    secret = element("input", type="hidden", name=FORM_SECRET, value=frame.secret)
    return element("form", secret, *fields, method="post", action=frame.link(action), class_=class_)


def field(name: str, label: str, control: Element) -> Element:
    """Return a control under its label; the control has `name` as id."""
    return element("div", element("label", label, for_=name), control, class_="field")


def _head(frame: Frame) -> Element:
    say = frame.say
    other = element("a", "English" if frame.language == "id" else "Bahasa Indonesia", href=_other(frame))
    if frame.who is None:
        return element("header", element("strong", frame.site), element("nav", other, aria_label="Menu"))
    links = [
        element("a", say("status"), href=frame.link("/status")),
        element("a", say("admin"), href=frame.link("/admin")),
        other,
    ]
    leave = form(frame, "/logout", element("button", say("logout"), type="submit", class_="plain"))
    return element(
        "header",
        element("strong", frame.site),
        element("nav", *links, aria_label="Menu"),
        element("span", frame.who),
        leave,
    )


def _other(frame: Frame) -> str:
    return "?lang=en" if frame.language == "id" else "?lang=id"
