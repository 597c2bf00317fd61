"""Faults that are put into a booted hall with a cloud, one after the other, and what its doctor has to call them."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

from tests.installation.machines import Machine
from tests.installation.stories import Checks, doctor

NAMED_S, WELL_S = 60.0, 90.0
BEFORE_S = 3.0  # what is not well by then, the fault before has left
WORSE = ("ok", "warn", "bad")
DATA, TLS = "/var/lib/lawang-gateway", "/etc/lawang/tls"
TAKE = 'import socket, time; taken = socket.create_server(("127.0.0.1", 1883)); time.sleep(3600)'
TRIED_OFTEN = "for n in $(seq 150); do [ $(systemctl show -P NRestarts mosquitto) -lt 6 ] || break; sleep 0.2; done"
NEWEST = (
    "lawang cloud tokens --json | python3 -c 'import json, sys; print(max(t[\"id\"] for t in json.load(sys.stdin)))'"
)


@dataclass(frozen=True)
class Fault:
    """A line of shell that puts it in, one that undoes it, and the checks that name it, each with its verdict."""

    name: str
    put_in: str
    undo: str
    named: Mapping[str, str]


def _edited(name: str, file: str, command: str, then: str, named: Mapping[str, str]) -> Fault:
    """Return the fault of a file that `command` spoils; `then` is run after that, and after the file is as it was."""
    after = f" && {then}" if then else ""
    return Fault(name, f"cp -p {file} /srv/kept && {command}{after}", f"cp -p /srv/kept {file}{after}", named)


def _certificate(name: str, options: str) -> Fault:
    made = f"openssl req -x509 -new -key {TLS}/broker.key -subj /CN=broker {options} -out {TLS}/broker.pem"
    return _edited(name, f"{TLS}/broker.pem", made, "", {"certificate": "bad"})


ALL = (
    Fault(
        "broker stopped",
        "systemctl stop mosquitto",
        "systemctl start mosquitto",
        {"units": "bad", "broker": "bad", "ports": "bad", "stranger": "bad"},
    ),
    Fault(
        "broker's port taken",
        f"systemctl stop mosquitto; python3 -c '{TAKE}' >/dev/null 2>&1 & echo $! >/srv/taker; sleep 0.5; "
        f"systemctl restart --no-block mosquitto; {TRIED_OFTEN}",
        "kill $(cat /srv/taker)",  # Mosquitto has to come by itself, after however many tries
        {"units": "bad", "ports": "bad", "stranger": "bad"},
    ),
    _edited(
        "broker lets anybody in",
        "/etc/lawang/mosquitto.conf",
        "sed -i 's/^allow_anonymous false/allow_anonymous true/; /^password_file/d' /etc/lawang/mosquitto.conf",
        "systemctl restart mosquitto",
        {"stranger": "bad"},
    ),
    Fault(
        "accounts of another owner",
        "chown root:root /etc/lawang/broker/acl",
        "chown mosquitto:mosquitto /etc/lawang/broker/acl",
        {"accounts": "bad"},
    ),
    _certificate("certificate of long ago", "-not_before 20240101000000Z -not_after 20240102000000Z"),
    _certificate("certificate of another address", "-days 700 -addext subjectAltName=IP:192.0.2.9"),
    _edited(
        "token revoked",
        "/etc/lawang/gateway.env",
        f"T=$(lawang cloud token --site serang) && lawang cloud revoke $({NEWEST}) && "
        'sed -i "s/^LAWANG_TOKEN=.*/LAWANG_TOKEN=$T/" /etc/lawang/gateway.env',
        "",
        {"token": "bad"},
    ),
    Fault("cloud away", "systemctl stop caddy", "systemctl start caddy", {"token": "warn", "cloud-proxy": "bad"}),
    Fault(
        "disk nearly full",
        f"systemctl stop lawang-gateway && cp -a {DATA} /srv/data && "
        f"mount -t tmpfs -o size=190m,mode=0700 full {DATA} && cp -a /srv/data/. {DATA}",
        f"umount {DATA} && rm -r /srv/data && systemctl start lawang-gateway",
        {"disk": "bad", "gateway": "bad"},
    ),
    _edited(
        "plan edited and not in force",
        "/etc/lawang/plan.toml",
        'sed -i \'s/"Loket 1"/"Loket Satu"/\' /etc/lawang/plan.toml',
        "",
        {"plan": "warn"},
    ),
    _edited("plan broken", "/etc/lawang/plan.toml", "echo '[[' >>/etc/lawang/plan.toml", "", {"plan": "bad"}),
    Fault(
        "keyring of another owner",
        f"chown root: {DATA}/devices.json && touch {DATA}/devices.json",
        f"chown lawang-gateway: {DATA}/devices.json && touch {DATA}/devices.json",
        {"keyring": "bad", "rights": "bad"},
    ),
    _edited(
        "backup too old",
        f"{DATA}/backups.json",
        f'sed -i \'s/"at": [0-9]*/"at": 1700000000000/\' {DATA}/backups.json',
        "",
        {"backup": "bad"},
    ),
    Fault(
        "backups' folder away",
        "mv /var/backups/lawang /srv/away",
        "mv /srv/away /var/backups/lawang",
        {"backup": "bad"},
    ),
    Fault(
        "firewall's lines gone",
        "nft delete table inet lawang",
        "systemctl restart lawang-firewall",
        {"firewall": "bad"},
    ),
    Fault(
        "secrets for everybody",
        "chmod o+r /etc/lawang/gateway.env",
        "chmod o= /etc/lawang/gateway.env",
        {"rights": "bad"},
    ),
    Fault(
        "database's role lacks a right",
        "runuser -u postgres -- psql -q lawang -c 'REVOKE INSERT ON fact FROM lawang_app'",
        "runuser -u postgres -- psql -q lawang -c 'GRANT INSERT ON fact TO lawang_app'",
        {"cloud-rights": "bad"},
    ),
    Fault(
        "database's role may delete",
        "runuser -u postgres -- psql -q lawang -c 'GRANT DELETE ON log_entry TO lawang_app'",
        "runuser -u postgres -- psql -q lawang -c 'REVOKE DELETE ON log_entry FROM lawang_app'",
        {"cloud-rights": "warn"},
    ),
    Fault("cloud stopped", "systemctl stop lawang-cloud", "systemctl start lawang-cloud", {"cloud-api": "bad"}),
)


def put_in(hall: Machine, fault: Fault) -> None:
    """See that all is well, put the fault in, see it named with advice, and undo it; also if it was not named."""
    well(hall, fault, BEFORE_S)
    try:
        hall.run(fault.put_in)
        named(hall, fault)
    finally:
        hall.run(fault.undo)
        well(hall, fault)


def well(hall: Machine, fault: Fault, seconds: float = WELL_S) -> None:
    """Wait until nothing is bad and what names the fault does not yet say so."""
    deadline = time.monotonic() + seconds
    while (found := doctor(hall)).bad - {"time"} or any(_says(found, fault)):
        assert time.monotonic() < deadline, f"{fault.name}: not well without it: {found.bad}\n{hall.ends_with()}"
        time.sleep(0.2)


def named(hall: Machine, fault: Fault) -> None:
    """Wait until each check that should names it, and see that it says what to do."""
    deadline = time.monotonic() + NAMED_S
    while not all(_says(found := doctor(hall), fault)):
        assert time.monotonic() < deadline, f"{fault.name}: {found.verdicts}"
        time.sleep(0.2)
    assert all(found.advice[name] for name in fault.named), f"{fault.name}: {found.advice}"


def _says(found: Checks, fault: Fault) -> list[bool]:
    return [
        WORSE.index(found.verdicts.get(name, "ok")) >= WORSE.index(verdict) for name, verdict in fault.named.items()
    ]
