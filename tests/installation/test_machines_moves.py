"""A hall that moves: a new token, a new address, a new PC; the box at its gate is told of the address alone."""

import shutil
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from socket import create_connection

import pytest

from tests.installation import halls
from tests.installation.machines import Machine
from tests.installation.packages import Packages
from tests.installation.stories import Times, doctor, several

pytestmark = [pytest.mark.timeout(1800), pytest.mark.full_depth]

AWAY = 60
"""Of the network of the stories: an address that nobody speaks to."""


async def test_a_hall_that_moves(
    packages: Packages, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """Issue 16, show 1: what the guide says for each move, one command each; no press is lost or counted twice."""
    times = Times("12 to 13")
    with several(tmp_path / "machines", hall="12", cloud="13", pc="13") as (hall, cloud, pc):
        times.note("three machines up")
        with ThreadPoolExecutor() as all_three:
            parts = ((hall, "gateway", "12"), (cloud, "cloud", "13"), (pc, "gateway", "13"))
            for job in [all_three.submit(one.install, packages.of(part, debian)) for one, part, debian in parts]:
                job.result()
        times.note("packages")
        token = halls.set_up_cloud(cloud)
        halls.trust(hall, cloud)
        halls.trust(pc, cloud)
        gate = halls.set_up_hall(hall, token, tmp_path / "gate-a")
        on_cloud = halls.cloud_wall(cloud)
        times.note("set up")
        async with gate:
            await gate.press("in")
            halls.await_entered(1, halls.hall_wall(hall), on_cloud)

            fresh = rotate(cloud)
            await gate.press("in")
            halls.await_entered(2, halls.hall_wall(hall))
            hall.wait("journalctl -u lawang-gateway | grep -q 401")
            assert on_cloud.entered() == 1, "the old token has ended"
            key = hall.run("lawang gateway backup-key /srv/kunci.txt").strip()
            halls.set_up(hall, f'[cloud]\ntoken = "{fresh}"\n[backup]\nkey = "{key}"\n')
            halls.await_entered(2, halls.hall_wall(hall), on_cloud)
            times.note("token rotated")

            hall.readdress(f"{hall.net.subnet}.50")
            await gate.wait_link(up=False, timeout_s=60)
            await gate.press("in")
            halls.set_up(hall)
            assert entered_at(hall) == 2, "the box knows the old address alone"
        assert doctor(hall).bad <= {"time"}
        assert_certified(hall)
        gate = halls.box(gate.folder, hall.run("lawang device config gate-a"))
        async with gate:
            halls.await_entered(3, halls.hall_wall(hall), on_cloud)
            times.note("address changed")

            hall.run("systemctl start lawang-gateway-backup")
            await gate.press("in")
            halls.await_entered(4, halls.hall_wall(hall), on_cloud)
            carry(hall, pc)
            hall.cut_power()
            address = hall.address
            hall.readdress(f"{hall.net.subnet}.{AWAY}")
            await gate.press("in")
            pc.readdress(address)
            times.note("backup carried, old PC off")
            pc.run("lawang gateway restore /srv/stick --key /srv/stick/kunci.txt")
            times.note("restore")
            halls.await_entered(5, halls.hall_wall(pc), on_cloud)
            await gate.press("in")
            halls.await_entered(6, halls.hall_wall(pc), on_cloud)
            assert doctor(pc).bad <= {"time"}
            assert doctor(cloud).bad <= {"cloud-backup"}
            assert_certified(pc)
            assert pc.run("cat /etc/lawang/tls/ca.pem") == (hall.folder / "upper/etc/lawang/tls/ca.pem").read_text()
            times.note("count goes on")
    record_property("times", times.said())
    print(times.said())


def rotate(cloud: Machine) -> str:
    """Make a new token for the hall as the guide says, end the old one, and return the new."""
    fresh = cloud.run(f"lawang cloud token --site {halls.SITE} --label baru").strip()
    cloud.run("lawang cloud revoke 1")
    assert "revoked" in cloud.run("lawang cloud tokens").splitlines()[0]
    return fresh


def entered_at(hall: Machine) -> int:
    """Return what the hall's own wall says at its address, which it has to answer at."""
    halls.await_entered(2, halls.hall_wall(hall))
    return halls.hall_wall(hall).entered() or 0


def carry(old: Machine, new: Machine) -> None:
    """Bring the newest backup and the private key on a stick; without the key it cannot be read."""
    (new.root / "srv/stick").mkdir()
    (backup,) = (old.root / "var/backups/lawang").iterdir()
    assert backup.name.endswith(".tar.gz.age")
    shutil.copy(backup, new.root / "srv/stick")
    code, said = new.attempt("lawang gateway restore /srv/stick")
    assert (code, "kunci" in said, new.attempt("test -e /var/lib/lawang-gateway/log.db")[0]) == (2, True, 1), said
    shutil.copy(old.root / "srv/kunci.txt", new.root / "srv/stick")


def assert_certified(hall: Machine) -> None:
    """See that a box which trusts the hall's CA alone would trust the broker at the hall's address."""
    context = ssl.create_default_context(cadata=hall.run("cat /etc/lawang/tls/ca.pem"))
    with (
        create_connection((hall.address, 8883), 10) as plain,
        context.wrap_socket(plain, server_hostname=hall.address) as secured,
    ):
        assert secured.version() is not None
