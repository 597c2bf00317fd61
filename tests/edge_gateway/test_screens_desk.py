"""Status and admin pages through HTTP: who gets in, what a form may do, and what is written."""

import html
import stat
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from edge_gateway.hall.model import Doubt
from edge_gateway.machine.clock import Trust
from edge_gateway.screens import password, revision, status
from edge_gateway.screens.sessions import ALL_TRIES, LASTS_S, MOST, TRIES, WITHIN_S, Sessions, Tries
from shelf.texts import texts
from site_plan import parse
from tests.edge_gateway.queue_hall import HOUR, LAYOUT, MINUTE, NINE
from tests.edge_gateway.screens_desk import PASSWORD, Writer, desk, desk_app, hidden, log_in, secret
from tests.edge_gateway.screens_hall import ScreenHall


def stranger(data: Path) -> TestClient:
    hall = ScreenHall()
    return TestClient(desk_app(hall, Writer(hall), data), follow_redirects=False)


def test_nobody_sees_or_changes_anything_without_the_password(tmp_path: Path) -> None:
    """Every page and every form sends a stranger to the login; boards stay open to all."""
    with stranger(tmp_path) as client:
        for path in ("/status", "/admin"):
            assert (client.get(path).status_code, client.get(path).headers["location"]) == (303, "/login")
        for path in ("/admin/check", "/admin/save", "/status/open-day", "/logout"):
            assert client.post(path, data={"do": "pause", "counter": "1"}).headers["location"] == "/login"
        assert client.get("/board/a").status_code == 200
        assert client.get("/board/z").status_code == 404


def test_the_first_password_needs_the_code_that_stands_on_the_machine(tmp_path: Path) -> None:
    """Whoever is first in the network does not own the hall; code and hash are readable for the gateway only."""
    with stranger(tmp_path) as client:
        code = tmp_path / "setup-code"
        assert stat.S_IMODE(code.stat().st_mode) == 0o600
        assert "Kode pemasangan" in client.get("/login").text
        refused = client.post("/login", data={"who": "Eve", "password": PASSWORD, "code": "guess"})
        assert refused.status_code == 403
        weak = client.post("/login", data={"who": "Sari", "password": "short", "code": code.read_text()})
        assert (weak.status_code, (tmp_path / password.FILE).exists()) == (400, False)
        assert log_in(client, tmp_path).status_code == 303
        assert not code.exists()
        kept = tmp_path / password.FILE
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
        assert kept.read_text().startswith("scrypt$32768$8$3$")
        assert PASSWORD not in kept.read_text()
        again = client.post("/login", data={"who": "Eve", "password": "another password", "code": ""})
        assert again.status_code == 403


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(tmp_path: Path) -> None:
    """HttpOnly, SameSite=Strict, random; logging out ends the session at the gateway too."""
    with desk(tmp_path) as (client, _):
        answer = log_in(client, tmp_path)
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        token = client.cookies["lawang_hall"]
        assert len(token) >= 43
        assert client.post("/logout", data={"form": secret(client)}).status_code == 303
        client.cookies.set("lawang_hall", token)
        assert client.get("/status").status_code == 303


def test_a_wrong_password_may_be_tried_five_times(tmp_path: Path) -> None:
    """Class: guessing. Then even the right one waits, and the answer says how long."""
    with desk(tmp_path) as (client, _):
        answers = [log_in(client, tmp_path, password=f"wrong password {n}").status_code for n in range(TRIES)]
        assert answers == [403] * TRIES
        late = log_in(client, tmp_path)
        assert late.status_code == 429
        assert 0 < int(late.headers["retry-after"]) <= WITHIN_S


def test_tries_are_counted_by_address_and_in_all_and_forgotten_in_time() -> None:
    """Many addresses do not help, and after the time it is free again."""
    tries = Tries()
    for n in range(TRIES):
        tries.failed("10.0.0.9", float(n))
    assert tries.wait("10.0.0.9", TRIES) == WITHIN_S - TRIES
    assert tries.wait("10.0.0.8", TRIES) == 0
    assert tries.wait("10.0.0.9", WITHIN_S + 1.0) == 0
    for n in range(ALL_TRIES):
        tries.failed(f"10.0.1.{n}", 10.0)
    assert tries.wait("10.0.0.8", 11.0) == WITHIN_S - 1


def test_sessions_end_and_are_bounded() -> None:
    """After twelve hours, and the oldest when there are too many."""
    sessions = Sessions()
    tokens = [sessions.open(f"p{n}", 0.0) for n in range(MOST + 1)]
    assert sessions.find(tokens[0], 1.0) is None
    assert sessions.find(tokens[1], LASTS_S - 1) is not None
    assert sessions.find(tokens[1], LASTS_S) is None
    assert sessions.find("guess", 1.0) is None


def test_a_form_counts_only_with_the_secret_of_its_session(tmp_path: Path) -> None:
    """Class: cross-site request forgery. No secret, another one, another site, another type, or too long: nothing."""
    with desk(tmp_path) as (client, writer):
        form = {"do": "pause", "counter": "1", "form": secret(client)}
        shown = client.post("/admin/check", data=form)
        save = hidden(shown.text)
        for data, headers, status in (
            ({**save, "form": ""}, {}, 403),
            ({**save, "form": "x" * 43}, {}, 403),
            (save, {"sec-fetch-site": "cross-site"}, 403),
            (save, {"sec-fetch-site": "same-site"}, 403),
            ({**save, "counter": "1" * 70_000}, {}, 413),
        ):
            assert client.post("/admin/save", data=data, headers=headers).status_code == status
        assert client.post("/admin/save", json=save).status_code == 415
        assert writer.log == []
        assert client.post("/admin/save", data=save).status_code == 303
        assert writer.log == [("admin", "Sari", "pause", ["counter"])]


def test_a_change_is_shown_first_then_in_force_at_once_with_who(tmp_path: Path) -> None:
    """Checking writes nothing; saving writes one entry, and the board shows it in the next answer."""
    with desk(tmp_path, who="Budi") as (client, writer):
        form = {"do": "close", "tenant": "dpupr", "form": secret(client)}
        shown = client.post("/admin/check", data=form)
        assert '+tenants = ["dpupr"]' in html.unescape(shown.text)
        assert writer.log == []
        saved = client.post("/admin/save", data=hidden(shown.text))
        assert (saved.status_code, saved.headers["location"]) == (303, "/admin?saved=1")
        [(kind, who, toml)] = writer.log
        assert (kind, who) == ("plan", "Budi")
        assert parse(toml).days[-1].tenants == ("dpupr",)
        assert toml.count("#") == LAYOUT.plan.text.count("#")
        counters = client.get("/v1/boards/b").json()["counters"]
        assert next(c for c in counters if c["code"] == "16")["closed"] is True
        assert "Tersimpan" in client.get("/admin?saved=1").text


def test_a_tenant_closed_by_mistake_is_reopened_at_once_with_who(tmp_path: Path) -> None:
    """Closed, its kiosk key is refused; reopened, it gives a number: the plan's text is that of before, two entries."""
    hall = ScreenHall()

    def pressed() -> list[str]:
        return [str(fact.data.get("why", fact.k)) for fact in hall.press("kiosk-1", "issue:tata-ruang")]

    with desk(tmp_path, hall, who="Budi") as (client, writer):
        key = secret(client)

        def save(**fields: str) -> str:
            shown = client.post("/admin/check", data={**fields, "form": key})
            assert client.post("/admin/save", data=hidden(shown.text)).status_code == 303
            return shown.text

        assert "Tidak ada saat ini." in client.get("/admin").text.split('id="a-reopen"')[1].split("</section>")[0]
        save(do="close", tenant="dpupr")
        assert pressed() == ["closed"]
        assert "- hari 2026-11-25 tutup (dpupr): Tutup hari ini" in save(do="reopen", tenant="dpupr")
        assert pressed() == ["issue"]
        assert [(kind, who) for kind, who, _ in writer.log] == [("plan", "Budi")] * 2
        assert writer.log[-1][2] == LAYOUT.plan.text.replace("next_guard_s = 3", "next_guard_s = 0")
        assert "25-12-2026 libur · " in client.get("/admin").text
        assert "25-12-2026 holiday · " in client.get("/admin?lang=en").text


def test_a_day_that_was_ended_in_error_is_reopened_with_who_and_boards_show_it(tmp_path: Path) -> None:
    """E3: what will happen is said in words before it does; counters and numbers are back on the board."""
    hall = ScreenHall()
    hall.issue("tata-ruang", 3)
    hall.call("16")
    hall.press("gate-a", "enter")
    with desk(tmp_path, hall, who="Budi") as (client, writer):
        before = [c for c in client.get("/v1/boards/b").json()["counters"] if c["code"] == "16"]
        assert (before[0]["hand"], before[0]["waiting"]) == ("R001", 2)
        card = client.get("/admin").text.split('id="a-reopen-day"')[1].split("</section>")[0]
        assert "Tidak ada saat ini." in card
        nothing = client.post("/admin/check", data={"do": "reopen-day", "form": secret(client)})
        assert (nothing.status_code, "tidak ada yang diubah" in nothing.text) == (409, True)
        hall.tick(11 * HOUR)
        hall.hall.at = NINE + MINUTE
        shown = client.post("/admin/check", data={"do": "reopen-day", "form": secret(client)})
        words = html.unescape(shown.text)
        assert "Hari ini tercatat berakhir pada 25-11-2026 20.00." in words
        for part in (
            "2 nomor antrean menunggu lagi",
            "1 nomor antrean kembali ke loketnya",
            "1 orang dihitung ada di dalam",
        ):
            assert part in words
        assert "Jam komputer ini menunjukkan 25-11-2026 09.01; " in words
        assert "Menurut jadwal, hari ini berakhir pada 25-11-2026 20.00." in words
        english = client.post("/admin/check?lang=en", data={"do": "reopen-day", "form": secret(client)})
        assert "2 numbers wait again in their order" in english.text
        assert writer.log == []
        assert client.post("/admin/save", data=hidden(shown.text)).status_code == 303
        assert writer.log == [("admin", "Budi", "reopen", ["undo"])]
        assert [c for c in client.get("/v1/boards/b").json()["counters"] if c["code"] == "16"] == before
        assert client.post("/admin/save", data=hidden(shown.text)).status_code == 409


@pytest.mark.parametrize(
    ("language", "said"),
    [("id", "Tidak dapat: nomor itu tidak ada, atau sudah berakhir"), ("en", "Not possible: no such ticket")],
)
def test_what_the_engine_refuses_is_said_in_the_readers_language(language: str, said: str, tmp_path: Path) -> None:
    """A ticket that ended between check and save: Indonesian unless English is chosen, and no entry."""
    hall = ScreenHall()
    hall.issue("tata-ruang")
    with desk(tmp_path, hall) as (client, writer):
        save = hidden(
            client.post("/admin/check", data={"do": "abandon", "ticket": "R001", "form": secret(client)}).text
        )
        writer.before_order = lambda: hall.order("abandon", "R001")
        answer = client.post(f"/admin/save?lang={language}", data=save)
        assert (answer.status_code, said in answer.text, writer.log) == (409, True, [])


def test_what_has_changed_since_it_was_shown_is_shown_again(tmp_path: Path) -> None:
    """Class: two people at two pages. The second sees what it would do now, and nothing is done."""
    hall = ScreenHall()
    with desk(tmp_path, hall) as (client, writer):
        form = {"do": "pause", "counter": "16", "form": secret(client)}
        save = hidden(client.post("/admin/check", data=form).text)
        hall.press("pad-16", "pause")  # it is open now
        again = client.post("/admin/save", data=save)
        assert again.status_code == 409
        assert "open -&gt; paused" in again.text
        assert writer.log == []
        assert client.post("/admin/save", data=hidden(again.text)).status_code == 303
        assert hall.state.desk("16").state == "paused"


def test_paper_tickets_a_head_count_and_a_no_show_each_get_their_entry(tmp_path: Path) -> None:
    """One entry each, with who."""
    hall = ScreenHall()
    hall.issue("tata-ruang")
    hall.call("16")
    hall.press("pad-16", "no_show")
    with desk(tmp_path, hall) as (client, writer):
        key = secret(client)
        for form in (
            {"do": "manual", "service": "ktp", "date": "2026-11-25", "lines": "A041 08.35\nA042 08.36"},
            {"do": "audit", "count": "7"},
            {"do": "return", "ticket": "R001"},
        ):
            save = hidden(client.post("/admin/check", data={**form, "form": key}).text)
            assert client.post("/admin/save", data=save).status_code == 303
        assert [entry[:3] for entry in writer.log] == [
            ("manual", "Sari", "A041"),
            ("manual", "Sari", "A042"),
            ("admin", "Sari", "audit"),
            ("admin", "Sari", "return"),
        ]
        assert (hall.state.inside, "R001" in hall.state.tickets) == (7, True)


def test_what_the_hall_refuses_is_said_and_escaped(tmp_path: Path) -> None:
    """A reason on the page, no entry; what was typed comes back as text, never as markup."""
    with desk(tmp_path) as (client, writer):
        form = {"do": "return", "ticket": "<script>alert(1)</script>", "form": secret(client)}
        answer = client.post("/admin/check", data=form)
        assert answer.status_code == 409
        assert "<script>alert" not in answer.text
        assert "&lt;script&gt;" in answer.text
        assert writer.log == []


@pytest.mark.parametrize(
    ("language", "words"),
    [("id", ("pad-03", "⚠ TIDAK", "6100 / 7000", "⚠ 90000 ms", "stuck next", "1.234 · tertua 1:02:05", "11,2 GB dari 62,0 GB", "unknown-device · belum ditambahkan", "mac · kunci tidak cocok", "pasang config.json yang dibuat `device add`", ">gate-z<", "2 dari 3 alat daring")),
     ("en", ("⚠ NO", "give it the config.json that `device add` wrote", "1.234 · oldest 1:02:05", "2 of 3 devices online", "trial period"))],
)  # fmt: skip
def test_status_says_what_is_wrong(language: str, words: tuple[str, ...], tmp_path: Path) -> None:
    """Devices, journal, clock error, faults, backlog and age, disk, refusals; reasons without refusals are left out."""
    with desk(tmp_path) as (client, _):
        page = client.get(f"/status?lang={language}").text
        assert [word for word in words if word not in page] == []
        assert "oversize" not in page
        assert page.index("pad-03") < page.index("gate-a")  # what needs a hand comes first
        assert '<tr id="alat-pad-03">' in page  # where the code on its label leads


def test_the_question_is_asked_and_answered_when_no_day_may_be_opened(tmp_path: Path) -> None:
    """The clock is behind the log: the page asks, one press says that it is right, with who."""
    with desk(tmp_path) as (client, writer):
        assert "Hari tidak dapat dibuka" not in client.get("/status").text
        writer.trust = Trust.BEHIND
        page = client.get("/status").text
        assert "Jam server antrean tertinggal" in page
        assert "Jam sekarang: 25-11-2026 09.00.00" in page
        assert client.post("/status/open-day", data={"form": secret(client)}).status_code == 303
        assert writer.log == [("open-day", "Sari")]
        writer.trust = Trust.NEVER_SET
        page = client.get("/status").text
        assert "belum pernah disetel" in page
        assert "/status/open-day" not in page  # nobody can say that 1970 is right


def test_people_are_asked_about_a_clock_that_jumped(tmp_path: Path) -> None:
    """E3: what happened, from when to when, what to do; on both pages, in both languages, answered by one press."""
    hall = ScreenHall()
    with desk(tmp_path, hall) as (client, writer):
        doubt = Doubt(hall.now - 60_000, hall.now + 11 * 3_600_000 - 60_000)
        writer.doubt = doubt
        hall.hall.state = hall.state._replace(doubt=doubt)
        page = client.get("/status").text
        assert "Jam komputer melompat" in page
        assert "melompat dari 25-11-2026 08.59.00 ke 25-11-2026 19.59.00" in page
        assert "Jam komputer sekarang: 25-11-2026 20.00.00. Apakah benar?" in page
        assert "jam komputer TIDAK diikuti" in page
        assert "Ya, jam itu benar: pakai" in page
        assert "jumped from 25-11-2026 08.59.00" in client.get("/status?lang=en").text
        desk_page = client.get("/admin").text
        assert "melompat dari 25-11-2026 08.59.00" in desk_page
        assert '<a href="/status">Buka halaman Status</a>' in desk_page
        assert client.post("/status/open-day", data={"form": secret(client)}).status_code == 303
        assert writer.log == [("open-day", "Sari")]
        hall.hall.state = hall.state._replace(doubt=None)
        assert "melompat" not in client.get("/status").text + client.get("/admin").text


def test_each_word_that_a_page_puts_together_is_there_and_no_other() -> None:
    """Texts whose keys are made of a state, a phase or an action: as many as there are of those."""
    said = set(texts("edge_gateway").section("id", "desk"))
    groups = {
        "a-": set(revision._ACTS),
        "s-": {"open", "closed", "paused"},
        "p-": {"none", "opened", "cutoff", "closed", "ended"},
        "f-": {"none", "on", "stopped"},
        "r-": set(status.EXPLAINED),
        "t-": {"reopen-day"},
        "d-": {"holiday", "all", "closed", "early", "extra"},
    }
    for start, wanted in groups.items():
        assert {key.removeprefix(start) for key in said if key.startswith(start)} == wanted, start
