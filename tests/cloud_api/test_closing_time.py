"""Class "people still waiting at closing time are written off; their exits drive occupancy negative"."""

from datetime import date
from typing import Any

from cloud_api.database.pool import connect
from cloud_api.request import tokens
from tests.cloud_api.ticket_hall import TicketHall, moment

DAY = date(2026, 11, 24)


async def test_who_waits_at_closing_time_is_served_and_counted_out(cloud: Any, new_log: Any) -> None:
    """Class "people still waiting at closing time are written off; their exits drive occupancy negative".

    Cutoff 15.30, closing 16.00, day's end 20.00: three come, one of them leaves unseen. Those who wait at closing are
    called and leave afterwards; only the day's end ends what is left, and nobody is below zero at any time.
    """
    hall = TicketHall(new_log)
    async with connect(cloud.url) as connection:
        who = {"Authorization": f"Bearer {await tokens.create(connection, 'serang', 'viewer')}"}

    def at(clock: str) -> int:
        return moment(DAY, clock, hall.zone)

    async def look(clock: str) -> tuple[Any, ...]:
        """Send what there is, and say who is inside, how many wait, are served and unserved, and the page's words."""
        hall.tick(at(clock))
        cloud.now = at(clock)
        (stored,) = (await cloud.rows("SELECT coalesce(max(next), 0) FROM log"))[0]
        assert (await cloud.send(hall.log, stored)).status_code == 200
        html = (await cloud.http.get("/sites/serang/hari-ini", headers=who)).text
        answer = await cloud.http.get(f"/v1/sites/serang/tickets/statistics?from={DAY}&to={DAY}&by=total", headers=who)
        total = answer.json()["total"]
        waiting = total["issued"] - total["called"] - total["unserved"]
        said = [word for word in ("Pelayanan dibuka", "Pengambilan nomor", "Pintu ditutup", "berakhir") if word in html]
        return (await cloud.live())["inside"], waiting, total["served"], total["unserved"], said

    hall.tick(at("15:00"))
    for minute in (0, 5, 10):
        hall.press("gate-a", "in", at(f"15:{minute:02}"))
        hall.press("kiosk", "a", at(f"15:{minute + 1:02}"))
    assert await look("15:20") == (3, 3, 0, 0, ["Pelayanan dibuka"])
    hall.tick(at("15:40"))
    assert [fact.data["why"] for fact in hall.press("kiosk", "a", at("15:41")) if fact.k == "refused"] == ["cutoff"]
    assert await look("15:45") == (3, 3, 0, 0, ["Pengambilan nomor"])
    assert await look("16:05") == (3, 3, 0, 0, ["Pintu ditutup"])
    for minute in (10, 20):
        hall.press("pad-1", "next", at(f"16:{minute}"))
        hall.press("pad-1", "done", at(f"16:{minute + 5}"))
        hall.press("gate-a", "out", at(f"16:{minute + 7}"))
    assert await look("16:30") == (1, 1, 2, 0, ["Pintu ditutup"])
    assert (await look("20:01"))[1:] == (0, 2, 1, ["berakhir"])
    (day,) = (await cloud.http.get(f"/v1/sites/serang/statistics?from={DAY}&to={DAY}&by=day", headers=who)).json()[
        "rows"
    ]
    assert (day["entered"], day["left"], day["written_off"], day["adjusted"]) == (3, 2, 1, 0)
    (lowest,) = (await cloud.rows("SELECT min(inside) FROM grafana.curve('serang')"))[0]
    assert lowest is None or lowest >= 0
    hours = (await cloud.http.get(f"/v1/sites/serang/statistics?from={DAY}&to={DAY}&by=hour", headers=who)).json()[
        "rows"
    ]
    assert min(row["shown"] for row in hours) >= 0
