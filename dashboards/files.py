"""The files for provisioning: built from here, committed, compared by `build --check`."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from dashboards import alerts, langsung, layanan, perangkat, tahunan
from dashboards.boards import Board, Site, build, uid
from dashboards.sdk import JSONEncoder

BOARDS: tuple[Board, ...] = (langsung.BOARD, tahunan.BOARD, layanan.BOARD, perangkat.BOARD)
SERANG = Site("serang", "MPP Kabupaten Serang", "Asia/Jakarta")
"""The site whose files are in the tree."""
RULES = "provisioning/alerting/rules.yaml"


def made(board: Board, site: Site) -> dict[str, object]:
    """Return a dashboard as JSON values."""
    values: dict[str, object] = json.loads(JSONEncoder().encode(build(board, site)))
    return values


def files(sites: Sequence[Site]) -> dict[str, str]:
    """Return the text of each file by its path under the folder of provisioning files."""
    found = {f"dashboards/{uid(b, site)}.json": _text(made(b, site)) for site in sites for b in BOARDS}
    found[RULES] = _text(alerts.rule_file(alerts.rules()))  # JSON is YAML, and Grafana reads only .yaml here for sure
    return found


def differences(folder: Path, wanted: Mapping[str, str]) -> list[str]:
    """Return what differs between the folder and what should be there, one line a file; empty if nothing does."""
    found: list[str] = []
    for name, text in sorted(wanted.items()):
        path = folder / name
        if not path.is_file():
            found.append(f"missing: {name}")
        elif (there := path.read_text(encoding="utf-8")) != text:
            found.append(f"differs: {name}: {_where(there, text)}")
    extra = {f"dashboards/{path.name}" for path in (folder / "dashboards").glob("*.json")} - set(wanted)
    return found + [f"not ours: {name}" for name in sorted(extra)]


def write(folder: Path, wanted: Mapping[str, str]) -> list[str]:
    """Write the files whose text is not there yet and return their names."""
    changed: list[str] = []
    for name, text in sorted(wanted.items()):
        path = folder / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        changed.append(name)
    return changed


def _text(values: object) -> str:
    return json.dumps(values, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _where(there: str, wanted: str) -> str:
    """Return the first line that differs."""
    pairs = enumerate(zip([*there.splitlines(), ""], [*wanted.splitlines(), ""], strict=False), 1)
    return next((f"line {at}: {ours.strip()[:80]}" for at, (theirs, ours) in pairs if theirs != ours), "its end")
