"""Who moved today, read back from the cloud for the wall of a gateway that was replaced."""

from collections.abc import Sequence
from dataclasses import dataclass

from contract import gateway_side, records
from contract import leaf as leaves
from contract.errors import ContractError
from contract.leaf import Leaf, Source
from edge_gateway.uplink.cloud import Cloud, RemoteLog

PAGE = 500
MOST_PAGES = 400  # of one log: 100,000 presses

Movements = list[tuple[tuple[str, str, int], tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Today:
    """The cloud and the logs that it has of the site."""

    cloud: Cloud
    logs: Sequence[RemoteLog]


async def movements_of(today: Today, since: int) -> Movements:
    """Return ((dev, ep, seq), (at, delta)) of all movements from `since` on that were received since then.

    Logs are read from their ends backwards; raises CloudError.
    """
    found: Movements = []
    for log in today.logs:
        if log.log.startswith("gw-"):
            found += _movements(await received_since(today.cloud, log, since), since)
    return found


async def received_since(cloud: Cloud, log: RemoteLog, since: int, start: int = 0) -> list[Leaf]:
    """Return the leaves of a log that were received since `since`, with some before them; none before leaf `start`.

    Raises CloudError.
    """
    pages: list[list[Leaf]] = []
    end = log.next
    while end > start and len(pages) < MOST_PAGES:
        first = max(start, end - PAGE)
        page = [_leaf(data) for data in await cloud.leaves(log.log, first, end - first)]
        pages.append([leaf for leaf in page if leaf is not None])
        if all(leaf.rx < since for leaf in pages[-1]):
            break
        end = first
    return [leaf for page in reversed(pages) for leaf in page]


def _leaf(data: bytes) -> Leaf | None:
    try:
        return leaves.decode(data)
    except ContractError:
        return None  # of a later version: it has no movement that we understand


def _movements(found: Sequence[Leaf], since: int) -> Movements:
    causes: dict[int, tuple[str, str, int]] = {}
    result: Movements = []
    for leaf in found:
        if leaf.src is Source.DEVICE:
            entry = gateway_side.peek_entry(leaf.payload)
            causes[leaf.n] = entry.dev, entry.ep, entry.seq
            continue
        record = records.decode(leaf.payload)
        cause = causes.get(by) if isinstance(by := record.data.get("by"), int) else None
        if record.k in ("enter", "leave") and cause is not None and leaf.at >= since:
            result.append((cause, (leaf.at, 1 if record.k == "enter" else -1)))
    return result
