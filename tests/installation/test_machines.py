"""A hall PC and a cloud server, from a clean Debian to the purge: packages by apt, a box's press on both walls."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.installation import halls
from tests.installation.machines import Machine
from tests.installation.packages import Packages
from tests.installation.stories import Times, doctor, exposed, several

pytestmark = [pytest.mark.timeout(1800), pytest.mark.full_depth]


async def test_a_hall_and_its_cloud_on_debian_12(
    packages: Packages, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """Issue 16: from two clean machines to the purge. Nothing that a lamp said is lost, whatever is cut or killed."""
    times = Times("12")
    with several(tmp_path / "machines", hall="12", cloud="12") as (hall, cloud):
        times.note("two machines up")
        with ThreadPoolExecutor() as both:
            for job in [
                both.submit(hall.install, packages.of("gateway", "12", is_old=True)),
                both.submit(cloud.install, packages.of("cloud", "12", is_old=True)),
            ]:
                job.result()
        times.note("packages")
        assert hall.run("systemctl is-enabled lawang-gateway mosquitto").split() == ["enabled"] * 2
        assert hall.attempt("ss -Htln")[1].strip() == "", "nothing listens before the hall is set up"
        token = halls.set_up_cloud(cloud)
        halls.trust(hall, cloud)
        gate = halls.set_up_hall(hall, token, tmp_path / "gate-a")
        times.note("set up")
        walls = halls.hall_wall(hall), halls.cloud_wall(cloud)
        async with gate:
            for _ in range(2):
                await gate.press("in")
            halls.await_entered(2, *walls)
            times.note("presses on both walls")

            hall.cut_power()
            await gate.press("in")
            hall.boot()
            halls.await_entered(3, *walls)
            times.note("power cut")

            hall.run("kill -KILL $(systemctl show --property MainPID --value mosquitto)")
            await gate.press("in")
            halls.await_entered(4, *walls)
            times.note("broker killed")

            hall.reboot()
            cloud.reboot()
            await gate.press("in")
            halls.await_entered(5, *walls)
            times.note("both rebooted")

            edited = hall.run("sha256sum /etc/lawang/*.*")
            for one, part in ((hall, "gateway"), (cloud, "cloud")):
                upgrade(one, part, packages)
            assert hall.run("sha256sum /etc/lawang/*.*") == edited
            await gate.press("in")
            halls.await_entered(6, *walls)
            assert exposed(hall) == exposed(cloud) == []
            times.note("both upgraded")

            hall.wait("systemctl start lawang-gateway-backup")
            assert doctor(hall).bad <= {"time"}
            times.note("backup and doctor")

            hall.run("apt-get remove --yes -qq lawang-gateway")
            assert hall.attempt("command -v lawang")[0] != 0
            assert hall.run("sha256sum /etc/lawang/*.*") == edited
            await gate.press("in")
            hall.run("apt-get install --yes -qq lawang-gateway")
            halls.await_entered(7, *walls)
            times.note("removed and installed again")
        purge_without_answer(hall, "gateway", "/var/lib/lawang-gateway/log.db")
        purge(hall, "gateway", "/var/lib/lawang-gateway")
        purge(cloud, "cloud", "/var/lib/lawang-cloud")
        assert "lawang" not in cloud.run("runuser -u postgres -- psql -ltA")
        times.note("purged")
    record_property("times", times.said())
    print(times.said())


def upgrade(one: Machine, part: str, packages: Packages) -> None:
    """Let apt upgrade a part from the signed repository; one whose content was changed is refused before."""
    shutil.copytree(packages.new / "12", one.root / "srv/lawang")
    one.write(
        "/etc/apt/sources.list.d/lawang.sources",
        "Types: deb\nURIs: file:/srv/lawang\nSuites: ./\nSigned-By: /etc/apt/keyrings/lawang-archive.asc\n",
    )
    one.run("cp /srv/lawang/lawang-archive.asc /etc/apt/keyrings/ && cp /srv/lawang/InRelease /srv")
    only = "-o Dir::Etc::SourceList=/etc/apt/sources.list.d/lawang.sources -o Dir::Etc::SourceParts=- -o APT::Get::List-Cleanup=0"
    one.run("sed -i 's/Suite: stable/Suite: stabil/' /srv/lawang/InRelease")
    code, said = one.attempt(f"apt-get update {only} -o APT::Update::Error-Mode=any")
    assert (code != 0, "signature" in said.lower()) == (True, True), said
    one.run("cp /srv/InRelease /srv/lawang/InRelease")
    one.run(f"apt-get update -qq {only}")
    before = one.run(f"dpkg-query -W -f '${{Version}}' lawang-{part}")
    one.run(f"apt-get install --yes -qq --only-upgrade lawang-{part}")
    after = one.run(f"dpkg-query -W -f '${{Version}}' lawang-{part}")
    assert before != after
    assert one.run("lawang --version").split() == [after.partition("-")[0]]


def purge_without_answer(one: Machine, part: str, kept: str) -> None:
    """Purge, and see that what nobody said to delete is there, and is found by a new installation."""
    one.run(f"apt-get purge --yes -qq lawang-{part} && test -e {kept}")
    one.run(f"apt-get install --yes -qq lawang-{part} && test -e {kept}")


def purge(one: Machine, part: str, gone: str) -> None:
    """Purge after it was said that the data goes."""
    one.run(f"echo 'lawang-{part} lawang-{part}/delete-data boolean true' | debconf-set-selections")
    one.run(f"apt-get purge --yes -qq lawang-{part}")
    assert one.attempt(f"test -e {gone}")[0] == 1
    assert one.attempt(f"id lawang-{part}")[0] == 1
    assert one.attempt("ls -A /etc/lawang")[0] != 0
