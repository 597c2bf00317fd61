"""What has to change in a Grafana so that it has our dashboards and rules: read first, then only what differs.

Nothing here is replaced that is not ours: the notification policy tree is never read or written; objects that came
from provisioning files are left as they are, and said to be.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from dashboards.alerts import FOLDER, FOLDER_TITLE, RECEIVER
from dashboards.contact import SECRETS, variables
from dashboards.source import UID

Json = dict[str, object]


class PushError(RuntimeError):
    """The push cannot go on; the message says what to do."""


class Remote(Protocol):
    """A Grafana over its HTTP API. Each `find_…` is one GET and gives None where there is nothing.

    Each other method is one write; it raises PushError if Grafana refuses, and can be repeated.
    """

    def find_source(self, uid: str) -> Json | None: ...  # noqa: D102
    def find_folder(self, uid: str) -> Json | None: ...  # noqa: D102
    def find_dashboard(self, uid: str) -> Json | None: ...  # noqa: D102
    def find_rule(self, uid: str) -> Json | None: ...  # noqa: D102
    def find_points(self, name: str) -> list[Json]: ...  # noqa: D102
    def add_folder(self, uid: str, title: str) -> None: ...  # noqa: D102
    def save_dashboard(self, payload: Json) -> None: ...  # noqa: D102
    def add_rule(self, rule: Json) -> None: ...  # noqa: D102
    def set_rule(self, uid: str, rule: Json) -> None: ...  # noqa: D102
    def add_point(self, point: Json) -> None: ...  # noqa: D102
    def set_point(self, uid: str, point: Json) -> None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Step:
    """One object: `state` is same, new, changed or provisioned; `write` does what is needed, None if nothing is."""

    what: str
    state: str
    write: Callable[[], None] | None = None


def plan(remote: Remote, boards: Sequence[Json], rules: Sequence[Json], points: Sequence[Json]) -> list[Step]:
    """Return the steps in the order in which they must be done, by GET alone. Raises PushError if they cannot work."""
    if remote.find_source(UID) is None:
        raise PushError(f"Grafana has no data source with the uid {UID!r}: provision it or add it")
    there = remote.find_points(RECEIVER)
    if not there and not points:
        raise PushError(f"no contact point {RECEIVER!r}: set one of {', '.join(variables())}")
    return [
        _folder(remote),
        *(_point(remote, there, point) for point in points),
        *(_board(remote, board) for board in boards),
        *(_rule(remote, rule) for rule in rules),
    ]


def _folder(remote: Remote) -> Step:
    what = f"folder {FOLDER}"
    if remote.find_folder(FOLDER) is not None:
        return Step(what, "same")
    return Step(what, "new", lambda: remote.add_folder(FOLDER, FOLDER_TITLE))


def _board(remote: Remote, board: Json) -> Step:
    what = f"dashboard {board['uid']}"
    found = remote.find_dashboard(str(board["uid"]))
    if found is None:
        return Step(what, "new", lambda: remote.save_dashboard(_payload({**board, "id": None})))
    meta, theirs = cast("Json", found["meta"]), cast("Json", found["dashboard"])
    if meta.get("provisioned"):
        return Step(what, "provisioned")
    if holds(theirs, board) and meta.get("folderUid") == FOLDER:
        return Step(what, "same")
    known = {"id": theirs.get("id"), "version": theirs.get("version")}  # who saved in between is not overwritten
    return Step(what, "changed", lambda: remote.save_dashboard(_payload({**board, **known})))


def _payload(board: Json) -> Json:
    return {"dashboard": board, "folderUid": FOLDER, "overwrite": False, "message": "lawang dashboards push"}


def _rule(remote: Remote, rule: Json) -> Step:
    uid = str(rule["uid"])
    found = remote.find_rule(uid)
    if found is None:
        return Step(f"rule {uid}", "new", lambda: remote.add_rule(rule))
    if found.get("provenance") == "file":
        return Step(f"rule {uid}", "provisioned")
    if holds(found, rule):
        return Step(f"rule {uid}", "same")
    return Step(f"rule {uid}", "changed", lambda: remote.set_rule(uid, rule))


def _point(remote: Remote, there: Sequence[Json], point: Json) -> Step:
    uid = str(point["uid"])
    found = next((one for one in there if one.get("uid") == uid), None)
    if found is None:
        return Step(f"contact {uid}", "new", lambda: remote.add_point(point))
    if found.get("provenance") == "file":
        return Step(f"contact {uid}", "provisioned")
    settings = {k: v for k, v in cast("Json", point["settings"]).items() if k not in SECRETS}
    if holds(found, {**point, "settings": settings}):
        return Step(f"contact {uid}", "same")
    return Step(f"contact {uid}", "changed", lambda: remote.set_point(uid, point))


def holds(theirs: object, ours: object) -> bool:
    """Say whether `theirs` has all that `ours` says; Grafana adds fields of its own and writes durations its way."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        mine, given = cast("Json", ours), cast("Json", theirs)
        return all(_silent(value) or (name in given and holds(given[name], value)) for name, value in mine.items())
    if isinstance(ours, list) and isinstance(theirs, list):
        mine_list, given_list = cast("list[object]", ours), cast("list[object]", theirs)
        return len(mine_list) == len(given_list) and all(map(holds, given_list, mine_list))
    if isinstance(ours, str) and isinstance(theirs, str):
        return ours == theirs or (_seconds(ours) is not None and _seconds(ours) == _seconds(theirs))
    return ours == theirs


def _silent(value: object) -> bool:
    """Say whether a value says nothing: Grafana may leave it out."""
    return value is None or value in ({}, [])


def _seconds(text: str) -> int | None:
    match = re.fullmatch(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?", text)
    if match is None or not text:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds
