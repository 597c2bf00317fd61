"""One way to make HTML: Jinja templates beside the pages, escaped (no XSS), and strict about what is not there."""

from collections.abc import Callable, Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined

from shelf.version import VERSION

Filter = Callable[..., str]


def environment(package: str, filters: Mapping[str, Filter] | None = None) -> Environment:
    """Return the templates of `package`, in its folder `templates`.

    Whatever is put in is escaped unless it is markup already; a name that nobody gave raises UndefinedError.
    """
    made = Environment(
        loader=PackageLoader(package, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["version"] = VERSION  # pyright: ignore[reportUnknownMemberType] - jinja2 types it as Any
    for name, function in (filters or {}).items():
        made.filters[name] = function  # pyright: ignore[reportUnknownMemberType] - jinja2 types it as Any
    return made
