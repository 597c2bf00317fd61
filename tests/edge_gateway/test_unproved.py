"""A log.db without the file beside it: nobody knows whether it is the newest, so nobody goes on with it by itself."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from edge_gateway.log import head, store
from edge_gateway.log.faults import BehindError, UnaskedError
from edge_gateway.succession import beginning, offline
from edge_gateway.succession.beginning import Beginning
from edge_gateway.succession.start import open_log
from edge_gateway.uplink.cloud import CloudError, RemoteLog
from site_plan import parse
from tests.edge_gateway.whole_hall import PLAN, of_kind
from tests.old.halls import lawang

ADVICE = ("--without-cloud", "rejoin --why restored")


class Asked:
    """A cloud that answers with its logs, falls silent, or does not answer at all."""

    def __init__(self, answer: list[RemoteLog] | None) -> None:
        self._answer = answer

    async def logs(self) -> list[RemoteLog]:
        if self._answer is None:
            await asyncio.sleep(0)
            raise CloudError("unreachable", "ConnectTimeout")
        return self._answer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make the folder of a gateway that was started once."""
    data = tmp_path / "data"
    data.mkdir()
    beginning.install(data, beginning.begin(data, parse(PLAN), Beginning("first", None, asked_cloud=False), 0, 0))
    asyncio.run(open_log(data, parse(PLAN), None)).log.close()
    return data


def starts(folder: Path, cloud: Any = None, *, without_cloud: bool = False) -> None:
    asyncio.run(open_log(folder, parse(PLAN), cloud, without_cloud=without_cloud)).log.close()


def content(folder: Path) -> dict[str, bytes]:
    """Return what the files hold; what SQLite keeps beside its own while they are open is nobody's."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in {".db", ".json", ".key", ""}}


@pytest.mark.parametrize("cloud", [None, Asked(None)], ids=["no cloud", "a silent cloud"])
def test_a_log_alone_is_not_gone_on_with(folder: Path, cloud: Any) -> None:
    """E12: a copy on a new PC wrote a second history while the cloud was silent. Nothing is changed; it says what to do."""
    (folder / head.FILE).unlink()
    before = content(folder)
    with pytest.raises(UnaskedError) as caught:
        starts(folder, cloud)
    assert all(advice in caught.value.said(lang) for advice in ADVICE for lang in ("id", "en"))
    assert ("ConnectTimeout" in str(caught.value)) is (cloud is not None)
    assert content(folder) == before


def test_a_cloud_that_answers_proves_it_or_not(folder: Path) -> None:
    """It has as much as the log, or less: that is the newest. It has more: it is a copy of earlier."""
    with store.open_reader(folder / store.FILE) as log:
        longer = [RemoteLog(log.log, log.tree.size + 1, "0" * 64)]
        shorter = [RemoteLog(log.log, log.tree.size - 1, "0" * 64)]
    (folder / head.FILE).unlink()
    before = content(folder)
    with pytest.raises(BehindError):
        starts(folder, Asked(longer))
    assert content(folder) == before
    starts(folder, Asked(shorter))
    assert (folder / head.FILE).exists()
    assert of_kind(folder, "admin") == []


@pytest.mark.parametrize("cloud", [None, Asked(None)], ids=["no cloud", "a silent cloud"])
def test_who_says_so_starts_it_and_that_is_recorded(folder: Path, cloud: Any) -> None:
    """Once: from then on the file is there again."""
    (folder / head.FILE).unlink()
    starts(folder, cloud, without_cloud=True)
    starts(folder, cloud)
    starts(folder, cloud, without_cloud=True)
    (said,) = of_kind(folder, "admin")
    assert "without head.json and without the cloud" in said["what"]


def test_the_command_line_takes_and_says_it(folder: Path, tmp_path: Path) -> None:
    """`run` without a cloud, and an order to the stopped gateway, which would have written the missing file."""
    (folder / head.FILE).unlink()
    plan = tmp_path / "plan.toml"
    plan.write_text(PLAN)
    before = content(folder)
    where = ["--data", str(folder)]
    for asked in (
        ["run", *where, "--plan", str(plan), "--broker", "127.0.0.1:1", "--http", "127.0.0.1:0"],
        ["live", *where, "--who", "Sari"],
    ):
        done = lawang(*asked)
        assert (done.returncode, done.stdout) == (2, ""), done.stderr
        assert all(advice in done.stderr.splitlines()[-1] for advice in ADVICE)
        assert {name: data for name, data in content(folder).items() if name != "lock"} == before
    with pytest.raises(UnaskedError):
        offline.order(folder, "live", "Sari")
    starts(folder, without_cloud=True)
    offline.order(folder, "live", "Sari")


def test_a_first_log_whose_second_file_a_power_cut_took_is_no_copy(tmp_path: Path) -> None:
    """It was never started, so there is nothing of it anywhere else."""
    plan = parse(PLAN)
    beginning.install(tmp_path, beginning.begin(tmp_path, plan, Beginning("first", None, asked_cloud=False), 0, 0))
    (tmp_path / head.FILE).unlink()
    starts(tmp_path)
    assert json.loads((tmp_path / head.FILE).read_text())["size"] >= 3
