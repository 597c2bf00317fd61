"""The recap's lists as tables: identities, gaps, corrections, addenda, the cut, the register."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from cloud_api.recap import catalogue, register, say
from cloud_api.recap.model import Identity, Recap, Term
from cloud_api.recap.table import Column, Kind, Row, Table, Value
from cloud_api.recap.texts import label
from shelf.texts import Lang

_SUMS = {"gross": "gross", "corrections": "correction", "net": "net"}  # terms that are sums of figures


def tables(recap: Recap, lang: Lang) -> list[Table]:
    """Return all lists but the register."""
    return [
        identities(recap, lang),
        *quality(recap, lang),
        corrections(recap, lang),
        addenda(recap, lang),
        reasons(recap, lang),
        cut(recap, lang),
    ]


def identities(recap: Recap, lang: Lang) -> Table:
    """Return the identities with both sides written out."""
    kinds: dict[str, Kind] = {"identity": "text", "left_side": "text", "left_sum": "count", "right_side": "text"}
    kinds |= {"right_sum": "count", "holds": "flag"}
    rows = [_identity(identity, recap, lang) for identity in recap.identities]
    return Table("identities", label(lang, "identities"), _columns(lang, kinds), rows)


def quality(recap: Recap, lang: Lang) -> list[Table]:
    """Return gaps, silences, uncertain days and stale presses."""
    q = recap.quality
    gap: dict[str, Kind] = {"day": "day", "dev": "text", "what": "text", "why": "text", "entries": "count"}
    silence: dict[str, Kind] = {
        "day": "day",
        "dev": "text",
        "since": "moment",
        "until": "moment",
        "duration": "seconds",
    }
    late = f"{label(lang, 'late')}: {q.late}"
    return [
        _list(
            lang, "gaps", {**gap, "log": "text", "n": "count"},
            [(g.day, g.dev, g.what, g.why, g.entries, g.log, g.n) for g in q.gaps],
        ),
        _list(lang, "silences", silence, [(s.day, s.dev, s.since, s.until, s.seconds) for s in q.silences]),
        _list(
            lang, "uncertain", {"day": "day", "facts": "count", "err": "seconds"},
            [(u.day, u.facts, u.err_s) for u in q.uncertain],
        ),
        _list(
            lang, "stale_presses", {"dev": "text", "button": "text", "presses": "count"},
            [(s.dev, s.button, s.presses) for s in q.stale], late,
        ),
    ]  # fmt: skip


def corrections(recap: Recap, lang: Lang) -> Table:
    """Return what was corrected, why, by whom and who approved."""
    kinds: dict[str, Kind] = {"at": "moment", "day": "day", "log": "text", "of": "count", "what": "text"}
    kinds |= {"field": "text", "old": "text", "new": "text", "why": "text", "who": "text", "approved": "text"}
    return _list(
        lang, "corrections", kinds,
        [(c.at, c.day, c.log, c.of, c.what, c.field, c.old, c.value, c.why, c.who, c.approved)
         for c in recap.corrections],
    )  # fmt: skip


def addenda(recap: Recap, lang: Lang) -> Table:
    """Return what became of each figure after version 1."""
    kinds: dict[str, Kind] = {"number_addendum": "count", "at": "moment", "figure": "text", "old": "count"}
    kinds |= {"late_entries": "count", "settled_change": "count", "corrected_change": "count", "new": "count"}
    cells = [
        (a.number, a.at, catalogue.label(lang, c.key, recap.format), c.old, c.late, c.settled, c.corrected, c.new)
        for a in recap.addenda
        for c in a.changes
    ]
    return _list(lang, "addenda", kinds, cells)


def reasons(recap: Recap, lang: Lang) -> Table:
    """Return why the recap is provisional, or what a closed one lacks for good."""
    kinds: dict[str, Kind] = {"reason": "text", "count": "count", "which_days": "text"}
    cells = [(label(lang, r.key), r.count, ", ".join(day.isoformat() for day in r.days)) for r in recap.reasons]
    found = _list(lang, "reasons", kinds, cells)
    return found if recap.provisional or not recap.reasons else replace(found, title=label(lang, "lacking"))


def cut(recap: Recap, lang: Lang) -> Table:
    """Return the logs with size and root."""
    kinds: dict[str, Kind] = {"log": "text", "size": "count", "root": "text"}
    return _list(lang, "cut", kinds, [(c.log, c.size, c.root) for c in recap.cut])


def tickets(recap: Recap, lang: Lang) -> Table:
    """Return the register: each ticket."""
    keys = recap.register.keys
    log, n = (keys.index(key) for key in ("log", "n")) if keys else (0, 0)
    shown = [_shown(register.column(key), recap, lang) for key in keys]
    rows = [
        Row(f"{t[log]}/{t[n]}", [show(value) for show, value in zip(shown, t, strict=True)])
        for t in recap.register.rows
    ]
    return Table("register", label(lang, "register"), register_columns(recap, lang), rows)


def register_columns(recap: Recap, lang: Lang) -> list[Column]:
    """Return the register's columns, those of now if it is not there."""
    found = map(register.column, recap.register.keys or register.read())
    return [Column(one.key, one.said(lang), "text" if one.kind == "figure" else one.kind) for one in found]


def figure_shown(column: register.Column, value: str | None, recap: Recap, lang: Lang) -> str | None:
    """Return the label that stands for a value of a column of figures."""
    figure = column.figure(value)
    return None if figure is None else catalogue.label(lang, figure, recap.format)


def _shown(column: register.Column, recap: Recap, lang: Lang) -> Callable[[Value], Value]:
    @cache
    def named(value: str | None) -> Value:
        return figure_shown(column, value, recap, lang)

    return cast("Callable[[Value], Value]", named) if column.kind == "figure" else lambda value: value


def _identity(identity: Identity, recap: Recap, lang: Lang) -> Row:
    left, right = _terms(identity.left, recap, lang), _terms(identity.right, recap, lang)
    name = label(lang, f"identity_{identity.key}")
    return Row(identity.key, (name, left, identity.left_sum, right, identity.right_sum, identity.holds))


def _terms(terms: Sequence[Term], recap: Recap, lang: Lang) -> str:
    """Return `Nomor diambil 120 + Nomor lanjutan −3`."""
    return " + ".join(f"{_term(term.key, recap, lang)} {say.count(lang, term.value)}" for term in terms)


def _term(key: str, recap: Recap, lang: Lang) -> str:
    return label(lang, _SUMS[key]) if key in _SUMS else catalogue.label(lang, key, recap.format)


def _list(lang: Lang, key: str, kinds: dict[str, Kind], cells: Sequence[Sequence[Value]], note: str = "") -> Table:
    rows = [Row(str(n), row) for n, row in enumerate(cells, 1)]
    return Table(key, label(lang, key), _columns(lang, kinds), rows, note)


def _columns(lang: Lang, kinds: dict[str, Kind]) -> list[Column]:
    return [Column(key, label(lang, key), kind) for key, kind in kinds.items()]
