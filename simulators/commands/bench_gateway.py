"""`lawang bench gateway` and `answers`."""

import asyncio
import signal
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from command_line import refuse
from contract.errors import ContractError
from simulators.bench import answers as answering
from simulators.bench import gateway as storing
from simulators.bench import hostile as receiving
from simulators.bench.bed import AbsentError
from simulators.bench.fleet import StalledError
from simulators.bench.result import Result
from simulators.bench.wire import WireError
from simulators.commands.benching import DevicesOption, JsonOption, RoundsOption, ending, show
from simulators.progress import bar, status
from simulators.supervise import PartFailedError


def gateway(
    devices: DevicesOption = 40,
    entries: Annotated[int, typer.Option(min=1, help="Entries in each round, over all devices.")] = 20_000,
    rounds: RoundsOption = 5,
    seconds: Annotated[float, typer.Option(min=0.1, help="How long press to acknowledgement is measured.")] = 10.0,
    *,
    as_json: JsonOption = False,
) -> None:
    """Measure entries a second that the gateway stores durably and acknowledges, and press to acknowledgement."""
    wishes = storing.Wishes(devices=devices, entries=entries, rounds=rounds, seconds=seconds)
    with ending(absent=AbsentError, failed=storing.FAILURES):
        try:
            found = asyncio.run(_measure(wishes))
        except asyncio.CancelledError:
            refuse("bench", "ended by SIGTERM before there was a result", code=1)
    show(found.summary(), found.table, as_json=as_json)


async def _measure(wishes: storing.Wishes) -> Result:
    main = asyncio.current_task()
    if main is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, main.cancel)
    with tempfile.TemporaryDirectory(prefix="lawang-bench-") as folder, bar() as progress:
        return await storing.measure(Path(folder), wishes, progress)


def answers(
    devices: DevicesOption = 40,
    seconds: Annotated[float, typer.Option(min=0.1, help="How long presses are answered.")] = 10.0,
    *,
    as_json: JsonOption = False,
) -> None:
    """Measure from a press on a pad or kiosk to the text on its display, with all devices at work."""
    failures = (ContractError, PartFailedError, StalledError, WireError)
    with (
        tempfile.TemporaryDirectory(prefix="lawang-bench-") as folder,
        ending(absent=AbsentError, failed=failures),
    ):
        found = asyncio.run(answering.measure(Path(folder), answering.Wishes(devices, seconds)))
    show(found.summary(), found.table, as_json=as_json)


def hostile(
    devices: DevicesOption = 40,
    seconds: Annotated[float, typer.Option(min=1.0, help="How long strangers send.")] = 60.0,
    rate: Annotated[
        float, typer.Option(min=10.0, help="Messages a second of strangers, all kinds together.")
    ] = 1_000.0,
    *,
    as_json: JsonOption = False,
) -> None:
    """Measure press to answer, memory, log lines and files while strangers send each kind of rubbish beside a hall."""
    failures = (ContractError, PartFailedError, StalledError, WireError)
    with (
        tempfile.TemporaryDirectory(prefix="lawang-bench-") as folder,
        status() as tell,
        ending(absent=AbsentError, failed=failures),
    ):
        found = asyncio.run(receiving.measure(Path(folder), receiving.Wishes(devices, seconds, rate), tell))
    show(found.summary(), found.table, as_json=as_json)
