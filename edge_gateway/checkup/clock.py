"""The machine's clock, and the one with a battery that it starts from (real-time clock, RTC)."""

from collections.abc import Iterator

from command_line.checks import Check, bad, ok, warn
from edge_gateway.checkup.machine import Machine
from edge_gateway.checkup.words import told

RTC = "/sys/class/rtc/rtc0/since_epoch"
OFF_S, RTC_OFF_S = 0.5, 5.0
_TRACKING = 14  # fields of `chronyc -c tracking`: 4 is the system clock's offset in s, 13 the leap status


def clock(machine: Machine) -> Iterator[Check]:
    """Give whether somebody sets the clock, and how far it is off."""
    if _is_container(machine):
        yield ok("time", told("clock.container"))
        return
    line = (machine.run("chronyc", "-c", "tracking") or "").strip().split(",")
    if len(line) < _TRACKING:
        yield from _without_chrony(machine)
        return
    offset = abs(float(line[4]))
    if line[13] != "Normal":
        yield warn("time", told("clock.unsynchronised"), told("clock.unsynchronised-do"))
    elif offset > OFF_S:
        yield warn("time", told("clock.off", seconds=f"{offset:.3f}"), told("clock.off-do"))
    else:
        yield ok("time", told("clock.right", seconds=f"{offset:.3f}", source=line[1] or line[0]))


def _is_container(machine: Machine) -> bool:
    """Say whether the clock is that of the machine that this one runs on."""
    return bool((machine.run("systemd-detect-virt", "--container") or "").strip())


def _without_chrony(machine: Machine) -> Iterator[Check]:
    said = machine.run("timedatectl", "show", "--property=NTPSynchronized", "--value")
    if (said or "").strip() == "yes":
        yield ok("time", told("clock.synchronised"))
    else:
        yield bad("time", told("clock.nobody"), told("clock.nobody-do"))


def battery_clock(machine: Machine) -> Iterator[Check]:
    """Give whether the machine knows the time after a power cut without internet."""
    if _is_container(machine):
        yield ok("rtc", told("clock.container"))
        return
    try:
        found = int(machine.path(RTC).read_text())
    except (OSError, ValueError):
        yield warn("rtc", told("clock.no-rtc"), told("clock.no-rtc-do"))
        return
    off = abs(found - machine.now)
    if off > RTC_OFF_S:
        yield bad("rtc", told("clock.rtc-off", seconds=f"{off:.0f}"), told("clock.rtc-off-do"))
    else:
        yield ok("rtc", told("clock.rtc"))
