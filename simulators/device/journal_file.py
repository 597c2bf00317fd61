"""A ring image read back: what a box's journal holds, and whether its chain is whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from json import loads
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from command_line import refuse
from contract import entry as entries
from contract import gateway_side
from contract.entry import Entry
from contract.errors import ContractError
from contract.mac import MacKey
from firmware import slots
from firmware.recovery import refuse_newer


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry in the image: its slot, what it acknowledges, its hash."""

    place: int
    acked: int
    entry: Entry
    hash: str


@dataclass(slots=True)
class Image:
    """What a ring image holds: entries by epoch, oldest first, and what is wrong with it (`faults`, for people)."""

    kept: list[Kept] = field(default_factory=list[Kept])
    blank: int = 0
    unreadable: list[int] = field(default_factory=list[int])
    faults: list[str] = field(default_factory=list[str])


def read(image: bytes, key: MacKey | None = None) -> Image:
    """Return what `image` holds; MACs are checked if `key` is given, the chain always.

    Raises ValueError if the image is no whole number of slots, or if a later firmware wrote it. A torn slot is not a
    fault: a power cut leaves one.
    """
    if not image or len(image) % slots.SLOT:
        raise ValueError(f"{len(image)} bytes are not a ring: its slots have {slots.SLOT}")
    found = Image()
    epochs: dict[str, list[Kept]] = {}
    for place in range(len(image) // slots.SLOT):
        data = image[place * slots.SLOT : (place + 1) * slots.SLOT]
        slot = slots.decode(data)
        if slots.is_blank(data):
            found.blank += 1
        elif slot is None:
            refuse_newer(data)
            found.unreadable.append(place)
        else:
            _keep(found, epochs, Kept(place, slot.acked, *_opened(found, place, slot.payload, key)))
    for of_epoch in sorted(epochs.values(), key=_newest):
        of_epoch.sort(key=lambda kept: kept.entry.seq)
        found.kept += of_epoch
        found.faults += _broken(of_epoch)
    return found


def _opened(found: Image, place: int, sealed: bytes, key: MacKey | None) -> tuple[Entry, str]:
    entry = gateway_side.peek_entry(sealed)
    if key is not None:
        try:
            gateway_side.unseal_entry(key, sealed)
        except ContractError as e:
            found.faults.append(f"slot {place}, {entry.ep} {entry.seq}: {e.reason}")
    return entry, entries.hash_of(sealed)


def _keep(found: Image, epochs: dict[str, list[Kept]], kept: Kept) -> None:
    of_epoch = epochs.setdefault(kept.entry.ep, [])
    if any(other.entry.seq == kept.entry.seq for other in of_epoch[-1:]):
        found.faults.append(f"slot {kept.place}: {kept.entry.ep} {kept.entry.seq} is there twice")
    of_epoch.append(kept)


def _newest(of_epoch: Sequence[Kept]) -> tuple[int, int]:
    return max((kept.entry.boot or 0, kept.entry.up or 0) for kept in of_epoch)


def _broken(of_epoch: Sequence[Kept]) -> Iterator[str]:
    """Give what is wrong between neighbours of one epoch."""
    for before, after in pairwise(of_epoch):
        where = f"{after.entry.ep} {after.entry.seq}"
        if after.entry.seq != before.entry.seq + 1:
            yield f"{where}: {before.entry.seq + 1} to {after.entry.seq - 1} are missing"
        elif after.entry.prev != before.hash:
            yield f"{where}: does not follow from the entry before it"


def journal(
    file: Annotated[Path, typer.Argument(help="Ring image: the flash partition `journal`, or a simulated box's file.")],
    config: Annotated[
        Path | None, typer.Option(help="The box's config.json: its key is used to check every entry's MAC.")
    ] = None,
    last: Annotated[int, typer.Option(min=0, help="Print only so many of the newest entries; 0: all.")] = 0,
) -> None:
    """Print a box's journal from a ring image and check its chain; status 1 if it is broken."""
    try:
        key = None if config is None else MacKey.from_hex(loads(config.read_bytes())["key"])
        found = read(file.read_bytes(), key)
    except (OSError, ValueError, KeyError, TypeError, ContractError) as e:
        refuse("journal", f"{file}: {e}" if config is None else f"{file}, {config}: {e}")
    console = Console()
    console.print(_table(found.kept[-last:] if last else found.kept))
    checked = "chain checked; MACs not, without --config" if key is None else "chain and MACs checked"
    console.print(
        f"{len(found.kept)} entries, {found.blank} blank slots, {len(found.unreadable)} unreadable; {checked}"
    )
    for fault in found.faults:
        console.print(f"[red]{fault}[/red]", highlight=False)
    if found.faults:
        raise typer.Exit(1)


def _table(kept: Sequence[Kept]) -> Table:
    table = Table()
    for name in ("slot", "epoch", "seq", "acked", "boot", "up ms", "time (UTC)", "± ms", "kind", "data"):
        table.add_column(name, no_wrap=True)
    for one in kept:
        made = one.entry
        data = " ".join(f"{name}={value}" for name, value in made.data)
        numbers = [str(n) for n in (made.seq, one.acked, made.boot, made.up)]
        table.add_row(str(one.place), made.ep, *numbers, _time(made.utc), str(made.err or ""), made.k, data)
    return table


def _time(utc: int | None) -> str:
    return "" if utc is None else f"{datetime.fromtimestamp(utc / 1000, UTC):%Y-%m-%d %H:%M:%S}"
