"""A television for a machine: a screen that is not there, and a browser that is Debian's own or a stand-in.

cage draws into memory (wlroots' headless backend) and has a terminal that is no console, since the machine has none. All
else of lawang-wall.service is as it is installed.
"""

import hashlib
import subprocess
from pathlib import Path

from tests.installation.machines import Machine

DROP_IN = """[Service]
TTYPath=/dev/pts/0
Environment=WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1
"""
TERMINAL = """[Unit]
DefaultDependencies=no
Before=basic.target
[Service]
ExecStart=/usr/bin/python3 -c "import os; ours, theirs = os.openpty(); assert os.ttyname(theirs) == '/dev/pts/0'; [os.read(ours, 4096) for _ in iter(int, 1)]"
[Install]
WantedBy=sysinit.target
"""
STAND_IN = """#!/bin/sh
printf '%s\\n' "$XDG_RUNTIME_DIR" "$WAYLAND_DISPLAY" "$@" >/var/lib/lawang-wall/started.new
mv /var/lib/lawang-wall/started.new /var/lib/lawang-wall/started
exec sleep infinity
"""
STARTED = "/var/lib/lawang-wall/started"
DEVTOOLS = 'export CHROMIUM_FLAGS="$CHROMIUM_FLAGS --remote-debugging-port=9222"\n'


def put_in(machine: Machine) -> None:
    """Give a machine a screen; the unit that draws on it may come later."""
    machine.write("/etc/systemd/system/lawang-wall.service.d/virtual.conf", DROP_IN)
    machine.write("/etc/systemd/system/virtual-terminal.service", TERMINAL)
    machine.run("systemctl daemon-reload && systemctl enable --now virtual-terminal 2>&1")
    machine.wait("test -e /dev/pts/0")


def offer_stand_in(machine: Machine, folder: Path) -> None:
    """Let the machine's apt know a package chromium that notes how it is started, newer than Debian's."""
    root, offered = folder / "stand-in", machine.root / "srv/beside"
    for path, text in (("DEBIAN/control", _control()), ("usr/bin/chromium", STAND_IN)):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    (root / "usr/bin/chromium").chmod(0o755)
    offered.mkdir()
    made = offered / "chromium.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "--build", root, made], check=True, capture_output=True)
    digest = hashlib.sha256(made.read_bytes()).hexdigest()
    index = f"{_control()}Filename: ./{made.name}\nSize: {made.stat().st_size}\nSHA256: {digest}\n"
    (offered / "Packages").write_text(index)
    machine.write("/etc/apt/sources.list.d/beside.list", "deb [trusted=yes] file:/srv/beside ./\n")


def _control() -> str:
    return (
        "Package: chromium\nVersion: 9999\nArchitecture: all\nMaintainer: Lawang <lawang@localhost>\n"
        "Description: notes how it is started\n"
    )


def started(machine: Machine) -> list[str]:
    """Return with what the stand-in was started last: runtime folder, display, then its arguments."""
    machine.wait(f"test -e {STARTED}")
    return machine.run(f"cat {STARTED}").splitlines()


def picture(machine: Machine, file: Path) -> None:
    """Write what is on the screen now as a PNG; wants the package grim."""
    user = "runuser -u lawang-wall -- env XDG_RUNTIME_DIR=/run/user/$(id -u lawang-wall) WAYLAND_DISPLAY=wayland-0"
    machine.run(f"{user} grim /var/lib/lawang-wall/screen.png")
    file.write_bytes((machine.root / "var/lib/lawang-wall/screen.png").read_bytes())
