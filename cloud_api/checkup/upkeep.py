"""What keeps the record: backups and whether one was tried, and room on the disk for as long as it grows."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg

from cloud_api.checkup.machine import Machine
from cloud_api.checkup.words import told
from cloud_api.upkeep import noted
from command_line.checks import Check, bad, ok, warn
from command_line.setting_up import at
from shelf.statements import statements

_sql = statements("cloud_api.checkup")

DAY_S = 86_400
OLD_S, UNTRIED_S = 36 * 3600, 100 * DAY_S
LEAST_DAYS, LEAST_SHARE = 90, 0.1
POSTGRESQL = "/var/lib/postgresql"


def backup(machine: Machine) -> Iterator[Check]:
    """Say how old the last backup is, and whether one was put back."""
    found = noted.read(machine.state)
    made, tried = machine.now - found.made / 1000, machine.now - found.tried / 1000
    if not found.made:
        yield bad("cloud-backup", told("backup.never"), told("backup.do"))
        return
    hours = round(made / 3600)
    if made > OLD_S:
        yield bad("cloud-backup", told("backup.old", hours=hours), told("backup.do"))
    elif not at(machine.root, found.file).exists():
        yield bad("cloud-backup", told("backup.gone", file=found.file), told("backup.do"))
    else:
        yield ok("cloud-backup", told("backup.fresh", hours=hours, file=found.file))
    if not found.tried or tried > UNTRIED_S:
        yield warn("cloud-restore", told("backup.untried"), told("backup.untried-do", file=found.file))
    else:
        yield ok("cloud-restore", told("backup.tried", days=round(tried / DAY_S)))


def disk(machine: Machine) -> Iterator[Check]:
    """Say for how many days there is room, if the database goes on growing as it has."""
    place = next((path for path in (Path(POSTGRESQL), machine.state) if path.exists()), machine.root)
    try:
        room = shutil.disk_usage(place)
        with machine.connected() as connection:
            row: Any = connection.execute(_sql("growth")).fetchone()
    except (OSError, psycopg.Error):
        return  # the database's own check says why
    a_day = row["bytes"] / row["days"]
    days = round(room.free / a_day) if a_day else 0
    values = {"free": room.free >> 20, "days": days, "size": row["bytes"] >> 20}
    if room.free < LEAST_SHARE * room.total or days < LEAST_DAYS:
        yield warn("cloud-disk", told("disk.low", **values), told("disk.do"))
    else:
        yield ok("cloud-disk", told("disk.room", **values))
