"""Both parts on one PC: the hall has its recap and its database in the house; what strangers try there, and doctor sees."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.installation import faults, halls, strangers
from tests.installation.machines import Machine
from tests.installation.packages import Packages
from tests.installation.stories import Times, doctor, exposed, several

pytestmark = [pytest.mark.timeout(1800), pytest.mark.full_depth]


async def test_a_small_hall_on_debian_13(
    packages: Packages, tmp_path: Path, record_property: Callable[[str, object], None], subtests: pytest.Subtests
) -> None:
    """Issue 16, show 1 and 2: set up, closed to who is not of the hall, and each fault that is put in has its name."""
    times = Times("13")
    with several(tmp_path / "machines", hall="13") as (hall,):
        times.note("one machine up")
        hall.install(packages.of("gateway", "13"), packages.of("cloud", "13"))
        times.note("packages")
        assert hall.run("lawang --version") == "0.1.0\n"
        assert {"gateway", "cloud"} <= set(re.findall(r"^│ (\w+) ", hall.run("lawang --help"), re.MULTILINE))
        token = halls.set_up_cloud(hall)
        halls.trust(hall, hall)
        gate = halls.set_up_hall(hall, token, tmp_path / "gate-a")
        times.note("set up")
        walls = halls.hall_wall(hall), halls.cloud_wall(hall)
        async with gate:
            await gate.press("in")
            halls.await_entered(1, *walls)
            assert exposed(hall) == []
            hall.wait("systemctl start lawang-gateway-backup lawang-cloud-backup")
            assert doctor(hall).bad <= {"time"}
            times.note("press, backups, doctor")
            table = strangers.Table()
            with subtests.test("strangers"):
                await strangers.try_all(hall, gate, table)
                halls.await_entered(2, *walls)
                assert len(gate.links) == 1, "the box was thrown out"
            print(table.said())
            times.note("strangers")
            change_accounts_often(hall)
            times.note("accounts changed often")
            for fault in faults.ALL:
                with subtests.test(fault.name):
                    faults.put_in(hall, fault)
            times.note(f"{len(faults.ALL)} faults")
            hall.cut_power()
            await gate.press("in")
            hall.boot()
            halls.await_entered(3, *walls)
            times.note("power cut")
        hall.run("apt-get remove --yes -qq lawang-cloud")
        code, said = hall.attempt("lawang cloud tokens")
        assert (code, "lawang-cloud" in said) == (2, True)
    record_property("times", times.said())
    print(times.said())


def change_accounts_often(hall: Machine) -> None:
    """As whoever adds the boxes of a hall in a loop does: each change reaches Mosquitto, however many there are."""
    again = f"lawang device revoke {strangers.STOLEN} && lawang device revoke {strangers.STOLEN} --undo"
    hall.run(f"for n in 1 2 3 4 5 6; do {again}; done")
    for name in ("passwords", "acl"):
        hall.wait(f"cmp -s /var/lib/lawang-gateway/broker/{name} /etc/lawang/broker/{name}", 30)
    assert hall.run("systemctl is-active lawang-broker-accounts.path") == "active\n"
