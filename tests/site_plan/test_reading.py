"""The site plan: what is taken, and that an error names the line and what is allowed."""

import codecs
import dataclasses
from pathlib import Path

import pytest

import site_plan
from shelf.texts import texts
from site_plan import LaterPlanError, PlanError, load, parse

SITE = '[site]\ncode = "serang"\nname = "MPP"\nzone = "Asia/Jakarta"\n'
GATE = '[[device]]\nname = "gate-a"\nbuttons = { in = "enter", out = "leave" }\n'


HALL = (
    '[[tenant]]\ncode = "t"\nname = "T"\n'
    '[[service]]\ncode = "a"\ntenant = "t"\nname = "A"\nprefix = "A"\nkind = "izin"\n'
    '[[counter]]\ncode = "1"\nname = "Loket 1"\narea = "a"\ntakes = ["a"]\n'
)
PAD = '[[device]]\nname = "pad"\ncounter = "1"\nbuttons = { n = "next", t = "transfer:a", f = "finish:accepted" }\n'


def test_the_sample_plan_is_one() -> None:
    """The plan that ships is valid and gives every button a meaning."""
    plan = load(Path(site_plan.__file__).parent / "plans" / "serang.toml")
    assert plan.site == "serang"
    assert plan.capacity == 400
    assert plan.meanings()["gate-a", "in"] == "enter"
    assert plan.meanings()["gate-b", "out"] == "leave"
    assert ("pad-01", "next") not in plan.meanings()
    assert len(plan.tenants) == 24


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_plan_is_read_as_windows_writes_it(tmp_path: Path, mark: bytes, ends: str) -> None:
    """F19: an editor there begins a file with a byte order mark, and ends lines with two characters."""
    file = tmp_path / "plan.toml"
    text = SITE + GATE + 'kurang = "x"\n'
    file.write_bytes(mark + (SITE + GATE).replace("\n", ends).encode())
    assert load(file) == parse(SITE + GATE)
    file.write_bytes(mark + text.replace("\n", ends).encode())
    with pytest.raises(PlanError, match="line 8: kurang is not known"):
        load(file)


def test_one_button_may_enter_and_issue() -> None:
    """Who is inside changes by `enter`; the ticket is another part of the meaning."""
    plan = parse(SITE + HALL + '[[device]]\nname = "k"\nbuttons = { a = "enter+issue:a", p = "priority" }\n' + PAD)
    assert plan.meanings() == {("k", "a"): "enter"}
    actions = plan.actions()
    assert [(m.move, m.verb, m.target) for m in (actions["k", "a"], actions["pad", "f"])] == [
        ("enter", "issue", "a"),
        (None, "finish", "accepted"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (SITE + "colour = 3\n", 5, "allowed: code, name, zone, capacity"),
        (SITE + "[[gate]]\n", 5, "allowed: site, device"),
        (SITE.replace("Jakarta", "Serang"), 4, "Asia/Jakarta"),
        (SITE.replace('"Asia/Jakarta"', '"../../etc/passwd"'), 4, "IANA"),
        (SITE.replace('"serang"', '"Serang"'), 2, "a-z"),
        (SITE + "capacity = 0\n", 5, "1 to 100000"),
        (SITE + "capacity = true\n", 5, "1 to 100000"),
        (SITE + GATE + GATE, 9, "two devices"),
        (SITE + GATE.replace("gate-a", "gateway"), 6, "gateway"),
        (SITE + GATE.replace('"leave"', '"go"'), 7, "enter, leave"),
        (SITE + GATE.replace("out =", "in ="), 7, "'in'"),
        (SITE + GATE.replace('"leave"', '"enter"'), 7, "already means enter"),
        (SITE + GATE.replace("out =", '"Out!" ='), 7, "a-z"),
        (SITE + GATE.replace("buttons", "keys"), 7, "allowed: name, buttons"),
        (SITE + '[[device]]\nname = "g"\n[device.buttons]\nin = "enter"\nout = "x"\n', 9, "enter, leave"),
        (SITE + HALL.replace('"izin"', '"other"'), 13, "izin, nonizin, pengaduan"),
        (SITE + HALL.replace('tenant = "t"', 'tenant = "u"'), 10, "one of t"),
        (SITE + HALL.replace('prefix = "A"', 'prefix = "A-"'), 12, "A-Z"),
        (SITE + HALL.replace('["a"]', '["b"]'), 18, "a list of: a"),
        (SITE + HALL.replace('["a"]', '["a", "a"]'), 18, "each once"),
        (SITE + HALL.replace('["a"]', "[]"), 18, "services is wanted: a"),
        (SITE + HALL + HALL[HALL.index("[[service]]") : HALL.index("[[counter]]")], 20, "two services"),
        (SITE + HALL + PAD.replace('"1"', '"2"'), 21, "one of 1"),
        (SITE + HALL + PAD.replace('counter = "1"\n', ""), 21, "needs the device's counter: 1"),
        (SITE + HALL + PAD.replace("transfer:a", "transfer:b"), 22, "services are a"),
        (SITE + HALL + PAD.replace("finish:accepted", "finish:done"), 22, "completed|accepted"),
        (SITE + '[hours]\nweek = { mon = "8-16" }\n', 6, "08:00-16:00"),
        (SITE + '[hours]\nweek = { mon = "08:00-08:00" }\n', 6, "08:00-16:00"),
        (SITE + '[hours]\nweek = { mon = "22:00-06:00" }\n', 6, "past midnight"),  # E5
        (SITE + '[hours]\nweek = { mon = "08:00-24:00" }\n', 6, "by 23:59"),
        (SITE + '[hours]\nend = "24:00"\n', 6, "by 23:59"),
        (
            SITE + '[[season]]\nname = "R"\nfrom = 2027-02-08\nto = 2027-02-09\nweek = { mon = "08:00-24:00" }\n',
            9,
            "23:59",
        ),
        (SITE + '[[day]]\ndate = 2027-02-08\nkind = "extra"\nname = "x"\nhours = "08:00-24:00"\n', 9, "by 23:59"),
        (SITE + '[[day]]\ndate = 2027-02-08\nkind = "extra"\nname = "x"\nhours = "22:00-06:00"\n', 9, "past midnight"),
        (SITE + '[[tenant]]\ncode = "t"\nname = "T"\nopen = { mon = "08:00-24:00" }\n', 8, "by 23:59"),
        (SITE + '[hours]\nweek = { monday = "08:00-16:00" }\n', 6, "mon, tue"),
        (SITE + '[hours]\nend = "8 pm"\n', 6, "20:00"),
        (SITE + '[rules]\npriority = "one-in-1"\n', 6, "strict, or one-in-2"),
        (SITE + "[rules]\nnext_guard_s = 61\n", 6, "0 to 60"),
        (SITE + '[[season]]\nname = "R"\nfrom = 2027-02-08\nto = 2027-02-07\nweek = {}\n', 8, "not before from"),
        (SITE + '[[day]]\ndate = "2027-02-08"\nkind = "closed"\nname = "x"\n', 6, "without quotes"),
        (SITE + '[[day]]\ndate = 2027-02-08\nkind = "early"\nname = "x"\n', 5, "wanted for early"),
        (SITE + '[holidays]\n2027-02-30 = "x"\n', 6, "such as 2027-01-01"),
        (SITE + "[site]\n", 5, ""),
        ("x = \n", 1, ""),
        ("", 0, "[site]"),
    ],
)
def test_an_error_names_the_line_and_what_is_allowed(text: str, line: int, says: str) -> None:
    """Whoever edits the file finds the place at once."""
    with pytest.raises(PlanError) as caught:
        parse(text)
    assert caught.value.line == line, str(caught.value)
    assert says in str(caught.value)


def test_a_plan_too_long_for_its_record_is_refused() -> None:
    """The plan must fit into a leaf however its characters are escaped."""
    with pytest.raises(PlanError, match="at most"):
        parse(SITE + "# " + "é" * 50_000)


def test_a_plan_says_its_format() -> None:
    """One that says none is of the first; the number changes nothing else."""
    plan, numbered = parse(SITE + HALL), parse("format = 1\n" + SITE + HALL)
    assert numbered.text == "format = 1\n" + plan.text
    assert dataclasses.replace(numbered, text=plan.text) == plan


def test_a_plan_of_a_later_format_is_refused_with_what_to_do() -> None:
    """Before anything else in it is looked at: what its words mean is not known here."""
    with pytest.raises(LaterPlanError) as caught:
        parse("# of 2031\nformat = 7\n[hall]\nopens = 3\n")
    told = texts("site_plan").said("id", caught.value.phrase)
    assert "bentuk 7; yang dikenal sampai 2" in told
    assert "Pasang versi itu. Tidak ada yang diubah." in told


@pytest.mark.parametrize("given", ["0", "-1", "true", '"1"', "1.0", "[]"])
def test_a_format_is_a_number(given: str) -> None:
    """With its line, as any other fault; and not within a table, where it is no format."""
    with pytest.raises(PlanError) as caught:
        parse(f"# plan\nformat = {given}\n" + SITE)
    assert (caught.value.line, type(caught.value)) == (2, PlanError)
    assert "before the first table" in str(caught.value)
    with pytest.raises(PlanError, match="format is not known"):
        parse(SITE + "format = 1\n")
