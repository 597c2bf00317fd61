"""What a query of ours must not contain: each rule stands for a wrong number that Grafana users have seen."""

import re

_MACRO_OPEN = re.compile(r"\$__?\w+\(")
_GROUP = re.compile(r"\$__(?:timeGroup|timeGroupAlias|unixEpochGroup|unixEpochGroupAlias)\([^,]*,\s*'?\s*([^',)]*)")
_DAY_SIZED = re.compile(r"\d+\s*[dwMy]|(?:2[4-9]|[3-9]\d|\d{3,})\s*h|(?:1[4-9]\d\d|[2-9]\d{3}|\d{5,})\s*m")
_UNTYPED = re.compile(r"\$__time(?:From|To)\(\)(?!::timestamptz)")
_UNQUOTED = re.compile(r"\$\{\w+\}|\[\[\w+\]\]|\$(?!__)[a-zA-Z]\w*|\$\{\w+:(?!sqlstring\b)\w+\}")
_COMMENT = re.compile(r"--[^\n]*")


def faults(sql: str) -> list[str]:
    """Return what is wrong with a query as it is written, one line each; empty if nothing is."""
    text = _COMMENT.sub("", sql)
    found = [f"a macro's argument holds '(': it would end at the first ')': {part}" for part in _nested(text)]
    found += [
        f"$__timeGroup by {match[1]} cuts days at UTC midnight: group by the local `day` instead"
        for match in _GROUP.finditer(text)
        if _DAY_SIZED.fullmatch(match[1].strip())
    ]
    if "$__timeFilter(" in text:
        found.append("$__timeFilter includes its end: >= $__timeFrom()::timestamptz AND < $__timeTo()::timestamptz")
    if _UNTYPED.search(text):
        found.append("$__timeFrom() and $__timeTo() are untyped literals: add ::timestamptz")
    found += [f"{match[0]} is not quoted by one rule: write ${{name:sqlstring}}" for match in _UNQUOTED.finditer(text)]
    return found


def date_columns(columns: list[tuple[str, str]]) -> list[str]:
    """Return the names of columns that PostgreSQL sends as `date`: a browser west of UTC shows them a day early."""
    return [name for name, kind in columns if kind == "date"]


def _nested(text: str) -> list[str]:
    """Return macro calls with a parenthesis opened inside their arguments."""
    found: list[str] = []
    for match in _MACRO_OPEN.finditer(text):
        inside = text[match.end() :].partition(")")[0]
        if "(" in inside:
            found.append(match[0] + inside + ")")
    return found
