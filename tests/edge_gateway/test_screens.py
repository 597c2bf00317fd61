"""What boards and forms compute from the engine's state, without a server."""

from datetime import date

import pytest

from edge_gateway.hall import State, layout_of
from edge_gateway.screens import plan_edit
from edge_gateway.screens.board import areas, board
from edge_gateway.screens.ports import RefusedError
from edge_gateway.screens.revision import NewOrder, NewPlan, PaperTicket, Revision, prepare
from edge_gateway.screens.special_days import closed_today, day_of, removable
from shelf.texts import LANGS
from site_plan import parse
from site_plan.diff import removed_services
from site_plan.wording import TEXTS
from tests.edge_gateway.queue_hall import DAY, HOUR, LAYOUT, MIDNIGHT, NINE, SECOND
from tests.edge_gateway.screens_hall import ScreenHall

TEXT = LAYOUT.plan.text


def counter(hall: ScreenHall, code: str, now: int | None = None) -> dict:
    area = next(c.area for c in hall.state.layout.plan.counters if c.code == code)
    shown = board(hall, area, now or hall.now, None)["counters"]
    return next(c for c in shown if c["code"] == code)  # type: ignore[union-attr]


def test_every_counter_stands_on_exactly_one_board() -> None:
    """No counter is left out and none stands twice, whatever the zones are named."""
    hall = ScreenHall()
    codes = [c["code"] for area in areas(LAYOUT.plan) for c in board(hall, area, hall.now, None)["counters"]]  # type: ignore[union-attr]
    assert sorted(codes) == sorted(c.code for c in LAYOUT.plan.counters)


def test_a_reader_is_given_the_calls_after_its_mark_and_a_new_one_none() -> None:
    """Calls of the own zone only, in order; who has the newest is given none."""
    hall = ScreenHall()
    hall.issue("tata-ruang", 3)
    hall.issue("jkn", 1)
    first, other, second = hall.call("16"), hall.call("9"), hall.call("16")
    assert board(hall, "b", hall.now, None)["fresh"] == []
    shown = board(hall, "b", hall.now, -1)
    assert [c["n"] for c in shown["fresh"]] == [first.n, second.n]  # type: ignore[union-attr]
    assert shown["mark"] == second.n
    assert [c["n"] for c in board(hall, "b", hall.now, first.n)["fresh"]] == [second.n]  # type: ignore[union-attr]
    assert [c["n"] for c in board(hall, "a", hall.now, first.n)["fresh"]] == [other.n]  # type: ignore[union-attr]
    assert board(hall, "b", hall.now, second.n)["fresh"] == []


def test_the_board_of_a_morning_does_not_show_yesterdays_calls() -> None:
    """Recent calls are those of the local day, which begins at 17:00 UTC in Jakarta."""
    hall = ScreenHall()
    hall.issue("tata-ruang")
    hall.call("16")
    assert len(board(hall, "b", MIDNIGHT + DAY - 1, None)["recent"]) == 1  # type: ignore[arg-type]
    assert board(hall, "b", MIDNIGHT + DAY, None)["recent"] == []


def test_a_counter_is_closed_by_its_plan_and_says_when_it_opens() -> None:
    """Before the day, in it, after it; a tenant of other days; whoever still waits after closing is shown."""
    hall = ScreenHall()
    assert (counter(hall, "16")["closed"], counter(hall, "26")["closed"]) == (False, True)
    assert counter(hall, "26")["opens"] == MIDNIGHT + 6 * DAY + 8 * HOUR  # BPOM: Tuesday
    assert counter(hall, "16", MIDNIGHT + 6 * HOUR)["opens"] == MIDNIGHT + 8 * HOUR
    assert counter(hall, "16", MIDNIGHT + 16 * HOUR)["opens"] == MIDNIGHT + DAY + 8 * HOUR
    hall.issue("tata-ruang")
    late = counter(hall, "16", MIDNIGHT + 16 * HOUR)
    assert (late["closed"], late["waiting"], late["next"]) == (False, 1, ["R001"])


def test_what_waits_stands_in_the_order_of_the_visits() -> None:
    """A returned no-show keeps its arrival: it stands first again."""
    hall = ScreenHall()
    hall.issue("tata-ruang", 3)
    hall.call("16")
    hall.press("pad-16", "no_show")
    assert counter(hall, "16")["next"] == ["R002", "R003"]
    hall.order("return", "R001")
    assert (counter(hall, "16")["next"], counter(hall, "16")["waiting"]) == (["R001", "R002"], 3)


EDITS = {
    "close": lambda: plan_edit.close_tenant(TEXT, "dlh", date(2026, 11, 25), "Tutup hari ini"),
    "holiday": lambda: plan_edit.add_holiday(TEXT, date(2027, 6, 3), "Hari uji"),
    "move": lambda: plan_edit.move_device(TEXT, "pad-01", "2"),
    "unholiday": lambda: plan_edit.remove_holiday(TEXT, date(2026, 12, 25)),
    "replace": lambda: plan_edit.replace_device(TEXT, "pad-01", "pad-31"),
    "service": lambda: plan_edit.add_service(
        TEXT,
        {"code": "baru", "tenant": "dlh", "name": "Baru", "prefix": "AE", "kind": "izin"},
        ["15"],
        ("kiosk-1", "k31"),
    ),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_keeps_every_comment_and_every_other_line(edit: str) -> None:
    """What people wrote into their plan stays; the result is a plan that removes no service."""
    text = EDITS[edit]()
    before, after = TEXT.splitlines(), text.splitlines()
    gone = [line for line in before if before.count(line) > after.count(line)]
    assert len(gone) <= 1
    assert not [line for line in gone if line.startswith("#")]
    assert removed_services(LAYOUT.plan, parse(text)) == []


def said(revision: Revision) -> list[str]:
    return [line if isinstance(line, str) else TEXTS.said("id", line) for line in revision.lines]


def state(hall: ScreenHall | None = None) -> State:
    return (hall or ScreenHall()).state


def test_each_form_says_what_it_changes_before_it_does() -> None:
    """Lines for people, and the acts that do exactly that."""
    hall = ScreenHall()
    hall.issue("tata-ruang", 2)
    hall.call("16")
    hall.press("pad-16", "no_show")
    for fields, line, act in (
        ({"do": "pause", "counter": "16"}, "~ counter 16: open -> paused", NewOrder("pause", "16")),
        ({"do": "pause", "counter": "15"}, "~ counter 15: closed -> open", NewOrder("pause", "15")),
        ({"do": "return", "ticket": "R001"}, "~ R001: no_show -> waiting", NewOrder("return", "R001")),
        ({"do": "abandon", "ticket": "R002"}, "~ R002: waiting -> abandon", NewOrder("abandon", "R002")),
        ({"do": "audit", "count": "40"}, "~ inside: 0 -> 40 (+40)", NewOrder("audit", count=40)),
    ):
        revision = prepare(hall.state, fields, hall.now)
        assert (revision.lines, revision.acts) == ((line,), (act,))


def test_a_form_that_changes_the_plan_shows_meaning_and_text() -> None:
    """First what it means, then the lines of the file."""
    revision = prepare(state(), {"do": "close", "tenant": "dlh"}, NINE)
    assert said(revision)[0] == "+ hari 2026-11-25 tutup (dlh): Tutup hari ini"
    assert '+tenants = ["dlh"]' in revision.lines
    [act] = revision.acts
    assert isinstance(act, NewPlan)
    assert parse(act.toml).days[-1].tenants == ("dlh",)


SMALL = """[site]
code = "serang"
name = "M"
zone = "Asia/Jakarta"

[[tenant]]
code = "dlh" # Dinas Lingkungan Hidup
name = "DLH"

[[tenant]]
code = "dpupr"
name = "PUPR"

# a day for all
[[day]]
date = 2026-12-31
kind = "early"
hours = "08:00-12:00"
name = "Akhir tahun"

# national days
[holidays]
2027-01-01 = "Tahun Baru" # fixed
"""


def plan_state(text: str) -> State:
    return State(layout_of(parse(text)))


def new_text(text: str, fields: dict[str, str]) -> str:
    [act] = prepare(plan_state(text), fields, NINE).acts
    assert isinstance(act, NewPlan)
    return act.toml


def test_what_is_taken_back_leaves_the_file_as_it_was() -> None:
    """A tenant closed and reopened, a holiday added and removed: the plan's text is that of before, byte for byte."""
    for there, back in (
        ({"do": "close", "tenant": "dlh"}, {"do": "reopen", "tenant": "dlh"}),
        ({"do": "close", "tenant": "dlh"}, {"do": "undo", "special": "day 2026-11-25 dlh"}),
        ({"do": "holiday", "date": "2027-06-03", "name": "Hari uji"}, {"do": "undo", "special": "holiday 2027-06-03"}),
    ):
        changed = new_text(SMALL, there)
        assert changed != SMALL
        assert new_text(changed, back) == SMALL


def test_who_is_reopened_leaves_the_others_closed() -> None:
    """A day that closes two tenants goes on closing the other one; only tenants closed today can be reopened."""
    both = SMALL + '\n[[day]]\ndate = 2026-11-25\nkind = "closed"\ntenants = ["dlh", "dpupr"] # rapat\nname = "Rapat"\n'
    revision = prepare(plan_state(both), {"do": "reopen", "tenant": "dlh"}, NINE)
    assert said(revision)[:2] == [
        "- hari 2026-11-25 tutup (dlh, dpupr): Rapat",
        "+ hari 2026-11-25 tutup (dpupr): Rapat",
    ]
    left = new_text(both, {"do": "reopen", "tenant": "dlh"})
    assert "# rapat" in left
    assert list(closed_today(parse(left), date(2026, 11, 25))) == ["dpupr"]
    assert closed_today(parse(left), date(2026, 11, 26)) == {}


def test_what_is_past_cannot_be_removed() -> None:
    """Class "report ≠ raw": the recap counts by the days that were; from today on, what was a mistake may go."""
    plan = parse(TEXT)
    today = date(2026, 12, 25)
    known = removable(plan, today)
    assert "holiday 2026-12-25" in known
    assert "day 2026-12-31 all" in known
    assert [key for key in known if day_of(key) < today] == []
    assert [day_of(key) for key in known] == sorted(day_of(key) for key in known)
    assert len(known) == sum(d >= today for d in plan.holidays) + sum(d.day >= today for d in plan.days)


@pytest.mark.parametrize(
    "days",
    [
        'day = [{ date = 2026-12-31, kind = "closed", name = "x" }]\n',
        '[[ "day" ]]\ndate = 2026-12-31\nkind = "closed"\nname = "x"\n',
    ],
)
def test_a_day_that_is_written_otherwise_is_left_to_who_wrote_it(days: str) -> None:
    """What comes of an edit is compared with what was wanted, or it is refused."""
    head = '[site]\ncode = "serang"\nname = "M"\nzone = "Asia/Jakarta"\n'
    text = (days + head) if days.startswith("day") else (head + days)
    with pytest.raises(RefusedError, match="edit the file"):
        prepare(plan_state(text), {"do": "undo", "special": "day 2026-12-31 all"}, NINE)


def test_removing_a_day_keeps_the_comments_around_it() -> None:
    """What people wrote about the next table is not taken away with this one."""
    head = '[site]\ncode = "serang"\nname = "M"\nzone = "Asia/Jakarta"\n\n'
    days = '# one\n[[day]] # first\ndate = 2026-12-30\nkind = "closed"\nname = "[x]"\n\n# two\n[[day]]\ndate = 2026-12-31\n'
    text = head + days + 'kind = "closed"\nname = "y"\n\n# three\n[holidays]\n2027-01-01 = "z"\n'
    without = new_text(text, {"do": "undo", "special": "day 2026-12-30 all"})
    assert [line for line in without.splitlines() if line.startswith("#")] == ["# one", "# two", "# three"]
    assert [d.name for d in parse(without).days] == ["y"]
    last = new_text(without, {"do": "undo", "special": "day 2026-12-31 all"})
    assert last.endswith('# one\n\n# two\n\n# three\n[holidays]\n2027-01-01 = "z"\n')


def test_paper_tickets_are_read_line_by_line() -> None:
    """Each line is an entry of its own with the time that was written down, never one to come."""
    fields = {"do": "manual", "service": "ktp", "date": "2026-11-25", "lines": "a041 08.35\n\nA042 8:50\n"}
    revision = prepare(state(), fields, NINE)
    assert revision.acts == (
        PaperTicket("A041", "ktp", MIDNIGHT + 8 * HOUR + 35 * 60 * SECOND),
        PaperTicket("A042", "ktp", MIDNIGHT + 8 * HOUR + 50 * 60 * SECOND),
    )
    assert all(line.endswith("[manual]") for line in said(revision))


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"do": "rm -rf"},
        {"do": "pause", "counter": "99"},
        {"do": "audit", "count": "-1"},
        {"do": "audit", "count": "٣"},
        {"do": "return", "ticket": "R009"},
        {"do": "holiday", "date": "2026-12-25", "name": "again"},
        {"do": "holiday", "date": "2027-02-30", "name": "no such day"},
        {"do": "move", "device": "gate-a", "counter": "1"},
        {"do": "move", "device": "pad-01", "counter": "1"},
        {"do": "replace", "device": "pad-01", "new": "pad-02"},
        {"do": "replace", "device": "pad-01", "new": 'x"\nname = "y'},
        {"do": "close", "tenant": "nobody"},
        {"do": "reopen", "tenant": "dlh"},
        {"do": "undo", "special": "holiday 2026-08-17"},
        {"do": "undo", "special": "day 2026-12-31 dlh"},
        {"do": "service", "code": "ktp", "tenant": "dlh", "name": "x", "prefix": "AE", "kind": "izin", "counter": "1"},
        {"do": "service", "code": "n", "tenant": "dlh", "name": "x", "prefix": "A", "kind": "izin", "counter": "1"},
        {"do": "service", "code": "n", "tenant": "dlh", "name": "x", "prefix": "AE", "kind": "izin", "counter": "1", "kiosk": "kiosk-1", "button": "k01"},
        {"do": "manual", "service": "ktp", "date": "2026-11-25", "lines": "A041 09.01"},
        {"do": "manual", "service": "ktp", "date": "2026-11-25", "lines": "A041"},
        {"do": "manual", "service": "ktp", "date": "2026-11-25", "lines": "A041 08.00\nA041 08.01"},
        {"do": "manual", "service": "ktp", "date": "2026-11-25", "lines": ""},
    ],
)  # fmt: skip
def test_a_form_that_does_not_fit_changes_nothing(fields: dict[str, str]) -> None:
    """Refused with a reason, before anything is written; the reason is there in Indonesian too."""
    with pytest.raises(RefusedError) as refused:
        prepare(state(), fields, NINE)
    english, indonesian = (refused.value.said(lang) for lang in LANGS[::-1])
    assert english != indonesian
    assert not english.startswith("line ")
