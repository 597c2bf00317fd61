"""A hall as large as there is one, with a year of holidays: its plan fits through gateway, log and cloud."""

import itertools
from datetime import date, timedelta
from string import ascii_uppercase
from typing import Any

import pytest

from contract import leaf as leaves
from contract import records
from contract.leaf import MAX_PAYLOAD, Leaf, Source
from contract.records import Record
from edge_gateway.hall import layout_of
from site_plan import MAX_QUOTED, PlanError, parse

SERVICES, COUNTERS, PADS, KIOSKS, GATES = 300, 100, 50, 6, 4
PAD = (
    "next", "recall", "no_show", "start", "finish:completed", "finish:accepted", "finish:incomplete", "hold", "pause",
)  # fmt: skip


def large() -> str:
    """Return a plan of 60 tenants, 300 services, 100 counters and 60 devices, each with all that it may say."""
    prefixes = itertools.chain(ascii_uppercase, map("".join, itertools.product(ascii_uppercase, repeat=2)))
    text = '[site]\ncode = "besar"\nname = "Mal Pelayanan Publik yang Besar"\nzone = "Asia/Jakarta"\ncapacity = 4000\n'
    text += "".join(f'\n[[tenant]]\ncode = "instansi-{n:03}"\nname = "Dinas yang ke-{n:03}"\n' for n in range(60))
    for n, prefix in zip(range(SERVICES), prefixes, strict=False):
        text += f'\n[[service]]\ncode = "layanan-{n:03}"\ntenant = "instansi-{n % 60:03}"\n'
        text += f'name = "Pelayanan surat keterangan dan izin ke-{n:03}"\nprefix = "{prefix}"\nkind = "izin"\n'
        text += 'max_wait_min = 30\nstd_service_min = 15\nstd_days = 14\nopen = ["mon", "tue", "wed", "thu"]\n'
    for n in range(COUNTERS):
        takes = ", ".join(f'"layanan-{(3 * n + m) % SERVICES:03}"' for m in range(6))
        text += f'\n[[counter]]\ncode = "{n + 1}"\nname = "Loket {n + 1}"\narea = "zona-{n % 4}"\ntakes = [{takes}]\n'
    for n in range(GATES):
        text += f'\n[[device]]\nname = "gate-{n}"\nbuttons = {{ in = "enter", out = "leave" }}\n'
    for n in range(KIOSKS):
        keys = "".join(f'k{m:02} = "issue:layanan-{(36 * n + m) % SERVICES:03}"\n' for m in range(36))
        text += f'\n[[device]]\nname = "kiosk-{n}"\n[device.buttons]\n{keys}'
    for n in range(PADS):
        keys = "".join(f'b{m} = "{meaning}"\n' for m, meaning in enumerate(PAD))
        text += f'\n[[device]]\nname = "pad-{n:03}"\ncounter = "{n + 1}"\n[device.buttons]\n{keys}'
    days = (date(2027, 1, 1) + timedelta(days=13 * n) for n in range(28))
    return text + "\n[holidays]\n" + "".join(f'{day} = "Cuti bersama hari raya yang panjang namanya"\n' for day in days)


async def test_a_hall_of_300_services_fits(cloud: Any, new_log: Any) -> None:
    """E15: 300 services, 100 counters, 60 devices and a year of holidays: read, logged, and known to the cloud."""
    text = large()
    plan = parse(text)
    assert (len(plan.services), len(plan.counters), len(plan.devices)) == (SERVICES, COUNTERS, PADS + KIOSKS + GATES)
    assert len(layout_of(plan).actions) == GATES * 2 + KIOSKS * 36 + PADS * len(PAD)
    assert 65_536 < len(text) < MAX_QUOTED / 2
    log = new_log(toml=text)
    log.press(1)
    assert (await cloud.send(log)).status_code == 200
    assert await cloud.rows("SELECT count(*) FROM service WHERE NOT closed") == [(SERVICES,)]
    assert await cloud.rows("SELECT count(*) FROM holiday") == [(28,)]


@pytest.mark.parametrize("filler", ["x", '"', "\\", "é", "\U0001f600"])
def test_the_longest_plan_that_is_read_fits_a_leaf(filler: str) -> None:
    """However its characters are escaped; a character more is refused with the number that is allowed."""
    plain = '[site]\ncode = "s"\nname = "m"\nzone = "Asia/Jakarta"\n#'
    quoted = {"x": 1, '"': 2, "\\": 2, "é": 6, "\U0001f600": 12}[filler]
    most = (MAX_QUOTED - 2 - len(plain) - plain.count("\n") - plain.count('"')) // quoted
    text = plain + filler * most
    assert parse(text).text == text
    said = records.encode(Record("plan", {"zone": "Asia/Jakarta", "toml": text, "who": "é" * 200}))
    assert len(said) <= MAX_PAYLOAD
    assert leaves.decode(leaves.encode(Leaf(1, 2, 3, 4, Source.GATEWAY, said))).payload == said
    with pytest.raises(PlanError, match=f"at most {MAX_QUOTED} characters"):
        parse(text + filler)
