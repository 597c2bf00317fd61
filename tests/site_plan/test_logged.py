"""A plan out of a log is in force, whatever this version thinks of it: all of it that can be read is, and nothing stops."""

import random
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import site_plan
from edge_gateway.hall import layout_of
from site_plan import PlanError, hall_opening, next_opening, opening, parse, read_logged
from site_plan.hours import day_end, open_tenants
from site_plan.source import MOST_NOTED
from tests.site_plan.test_reading import GATE, HALL, PAD, SITE

SERANG = (Path(site_plan.__file__).parent / "plans" / "serang.toml").read_text(encoding="utf-8")
ZONE = ZoneInfo("Asia/Makassar")
MONDAY = date(2026, 11, 23)
WHOLE = SITE + HALL + GATE + PAD


@pytest.mark.parametrize("text", [SERANG, WHOLE, SITE], ids=["serang", "small", "smallest"])
def test_what_is_read_strictly_is_read_alike(text: str) -> None:
    """A tolerant reader of a good plan is no other reader."""
    found = read_logged(text, ZONE)
    assert (found.plan, found.left_out) == (parse(text), ())


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ('code = "serang"\n', "", {"site": "", "name": "MPP"}),
        ('name = "MPP"\n', "", {"name": "", "site": "serang"}),
        ('name = "MPP"\n', 'name = "a\\u0000b"\n', {"name": ""}),
        ('"Asia/Jakarta"', '"Mars/Olympus"', {"zone": ZONE}),
        ('zone = "Asia/Jakarta"\n', "capacity = true\n", {"zone": ZONE, "capacity": None}),
        ('zone = "Asia/Jakarta"\n', f'capacity = 9\noffice = "{"x" * 201}"\n', {"capacity": 9}),
    ],
)
def test_what_is_wrong_with_the_site_costs_that_alone(old: str, new: str, kept: dict[str, object]) -> None:
    """Services, devices and the rest are there; what is missing is named."""
    found = read_logged(WHOLE.replace(old, new, 1), ZONE)
    assert {name: getattr(found.plan, name) for name in kept} == kept
    assert [s.code for s in found.plan.services] == ["a"]
    assert len(found.plan.devices) == 2
    assert found.left_out


@pytest.mark.parametrize(
    "more",
    [
        "colour = 3\n",
        "[door]\nopen = true\n",
        '[[gate]]\nname = "x"\n',
    ],
)
def test_unknown_fields_and_tables_are_passed_over(more: str) -> None:
    """What a later version has added is none of our business."""
    with pytest.raises(PlanError):
        parse(WHOLE + more)
    found = read_logged(WHOLE + more, ZONE)
    assert (found.plan.devices, found.left_out) == (parse(WHOLE).devices, ())


def test_a_table_that_cannot_be_read_is_left_out_with_all_that_needs_it() -> None:
    """A service of a kind that is not known here: no button gives tickets for it, no counter takes it."""
    more = HALL.replace('"t"', '"u"').replace('"a"', '"b"').replace('"A"', '"B"').replace('"1"', '"2"')
    text = (
        WHOLE
        + more.replace('"izin"', '"konsultasi"')
        + '[[device]]\nname = "k"\nbuttons = { a = "issue:a", b = "issue:b" }\n'
    )
    plan = read_logged(text, ZONE).plan
    assert [s.code for s in plan.services] == ["a"]
    assert [(c.code, c.takes) for c in plan.counters] == [("1", ("a",)), ("2", ())]
    assert plan.devices[-1].buttons == {"a": "issue:a"}


def test_what_need_not_be_there_costs_itself_alone() -> None:
    """Names fall back on codes, numbers and hours on none; a button with a meaning of later is no button here."""
    service = 'max_wait_min = 100001\nstd_service_min = 9000\nopen = { mon = "24:00-25:00", tue = "08:00-09:00" }\nclosed = 1\n'
    text = SITE + HALL.replace('kind = "izin"\n', 'kind = "izin"\n' + service).replace(
        'name = "A"', f'name = "{"A" * 61}"'
    )
    plan = read_logged(text + GATE.replace('"leave"', '"wave"'), ZONE).plan
    (found,) = plan.services
    assert (found.name, found.days, found.closed) == ("a", {1: (480, 540)}, False)
    assert (found.max_wait_min, found.std_service_min) == (None, 9000)
    assert plan.devices[0].buttons == {"in": "enter"}


def test_days_that_cannot_be_read() -> None:
    """A holiday without a good name is a holiday; a single day for a tenant that is not known is for nobody."""
    days = '[[day]]\ndate = 2026-11-23\nkind = "closed"\nname = "x"\ntenants = ["gone"]\n[[day]]\ndate = 2026-11-24\nkind = "half"\nname = "y"\n'
    plan = read_logged(WHOLE + days + f'[holidays]\n2026-11-25 = "{"x" * 101}"\n2026-02-30 = "z"\n', ZONE).plan
    assert (plan.days, plan.holidays) == ((), {date(2026, 11, 25): "2026-11-25"})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not toml",
        "a = " + "[" * 5000,
        "site = [" * 2000,
        SITE + f"capacity = {'9' * 5000}\n",  # more digits than `int` takes
        "site = 3\nservice = 4\ndevice = {}\nhours = []\nholidays = []\nday = [1, 2]\n",
        "\0",
        SITE + "a" + ".a" * 30_000 + " = 1\n",  # half a minute for `tomllib`
        SITE + "x = { y = 1, 'b' . " + '"b".' * 9_000 + "b = 1 }\n",
        SITE + "[hours]\nweek = 3\nbreak = 4\nend = 5\n[rules]\npriority = 6\n",
    ],
)
def test_a_text_that_is_no_plan_gives_an_empty_one(text: str) -> None:
    """Class "a poison entry in the middle"; read strictly, each is a PlanError and nothing else."""
    with pytest.raises(PlanError):
        parse(text)
    found = read_logged(text, ZONE)
    assert found.left_out
    assert (found.plan.services, found.plan.devices, found.plan.days) == ((), (), ())
    use(text)


def test_there_is_an_end_to_what_is_noted() -> None:
    """However much is wrong: a note costs a search through the text."""
    assert len(read_logged(SITE + "[[day]]\n" * 6000, ZONE).left_out) == MOST_NOTED


def use(text: str) -> None:
    """Ask a plan all that gateway and cloud ask of it."""
    plan = read_logged(text, ZONE).plan
    layout = layout_of(plan)
    tenants, services, counters = ({x.code for x in xs} for xs in (plan.tenants, plan.services, plan.counters))
    assert {s.tenant for s in plan.services} <= tenants
    assert {code for c in plan.counters for code in c.takes} <= services
    assert {d.counter for d in plan.devices} <= counters | {None}
    assert {m.service for m in layout.actions.values()} <= services | {None}
    assert {t for d in plan.days for t in d.tenants} <= tenants
    for ahead in range(0, 400, 9):
        day = MONDAY + timedelta(days=ahead)
        hall_opening(plan, day), day_end(plan, day), open_tenants(plan, day)
        for service in plan.services[:3]:
            opening(plan, service, day)
    for service in plan.services[:3]:
        next_opening(plan, service, MONDAY)


@given(st.integers(0, 2**32), st.integers(1, 6))
def test_no_text_stops_and_what_a_plan_names_is_there(seed: int, times: int) -> None:
    """Lines lost, doubled, moved and altered in any way."""
    rng, lines = random.Random(seed), SERANG.splitlines()
    for _ in range(times):
        n, m = rng.randrange(len(lines)), rng.randrange(len(lines))
        what = rng.randrange(5)
        if what == 0:
            del lines[n : n + rng.randrange(1, 9)]
        elif what == 1:
            lines.insert(n, lines[m])
        elif what == 2:
            lines[n] = re.sub(
                r"= .*", rng.choice(("= 3", '= "x"', "= []", "= {}", "= true", "= 2026-11-23", "= nan")), lines[n]
            )
        elif what == 3:
            lines[n] = lines[m]
        else:
            lines[n] = re.sub(r"^\w+", rng.choice(("code", "name", "open", "week", "colour")), lines[n])
        lines = lines or [""]
    use("\n".join(lines))


def test_nothing_of_a_later_format_is_read() -> None:
    """Class "an older program takes a newer file for its own": the words are the same, what they mean need not be."""
    found = read_logged("format = 99\n" + WHOLE, ZONE)
    assert found.later is not None
    assert "format 99; known up to 2" in str(found.later)
    plan = found.plan
    assert (plan.site, plan.services, plan.counters, plan.devices, plan.zone) == ("", (), (), (), ZONE)
    assert read_logged("format = 1\n" + WHOLE, ZONE).later is None


def test_a_format_that_is_no_number_costs_itself_alone() -> None:
    """It is in a log, so somebody took it: what can be read of it is."""
    found = read_logged('format = "x"\n' + WHOLE, ZONE)
    assert (found.later, len(found.left_out), [s.code for s in found.plan.services]) == (None, 1, ["a"])


def test_a_plan_of_a_log_that_closes_at_midnight_is_read_for_ever() -> None:
    """E5: plans of 0.1 may say 24:00; such a day ends on itself, a ms before midnight."""
    text = SITE + '[hours]\nweek = { wed = "08:00-24:00" }\n'
    with pytest.raises(PlanError, match="by 23:59"):
        parse(text)
    found = read_logged(text, ZONE)
    assert (found.plan.hours.week, found.left_out) == ({2: (480, 1440)}, ())
    midnight = datetime(2026, 11, 26, tzinfo=found.plan.zone).timestamp() * 1000
    assert day_end(found.plan, date(2026, 11, 25)) == midnight - 1
    assert day_end(found.plan, date(2026, 11, 26)) == midnight + 20 * 3_600_000
