"""Who is on the hall's network and not of the hall: what was tried at a booted machine, and what came of it."""

import json
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx2

from contract.mac import MacKey, password
from simulators.device.process import SimulatedDevice
from tests.edge_gateway.closed_broker import Client, filters_of_others, topics_of_others, witnessed, wrong_logins
from tests.edge_gateway.conftest import until
from tests.installation import halls
from tests.installation.halls import SITE
from tests.installation.machines import Machine

STOLEN, OTHER, WITNESS, WORD = "pad-01", "gate-a", "witness", "sees all"
ROOT = f"lawang/1/{SITE}"
FORGED = b"forged"
INNER = {5432: "PostgreSQL", 8100: "the cloud's API", 2019: "Caddy's control"}
BOASTS = b'{"v":1,"boot":9,"fill":77,"cap":77,"heap":7}'


@dataclass(frozen=True)
class Broker:
    """The hall's, as its network sees it."""

    host: str
    port: int = 1883


@dataclass
class Table:
    """Each thing that was tried: by whom, what, and the answer."""

    rows: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])

    def note(self, who: str, what: str, answer: str) -> None:
        self.rows.append((who, what, answer))

    def said(self) -> str:
        if not self.rows:
            return ""
        wide = [max(map(len, column)) for column in zip(*self.rows, strict=True)]
        return "\n".join(
            "  ".join(f"{cell:{width}}" for cell, width in zip(row, wide, strict=True)) for row in self.rows
        )


async def try_all(hall: Machine, gate: SimulatedDevice, table: Table) -> None:
    """Try everything while the box `gate` works, and note it; asserts what may not have come of it."""
    broker = Broker(hall.address)
    config = json.loads(hall.run(f"lawang device add {STOLEN} --hw {halls.HW[:-2]}aa"))
    hall.wait(f"grep -q '^{STOLEN}:' /etc/lawang/broker/passwords")
    word = password(MacKey.from_hex(config["key"]), SITE, STOLEN).decode()
    gateways, entered = connections(hall), halls.hall_wall(hall).entered()
    with witness(hall, broker) as seen:
        outside(hall, broker, word, table)
        thief = Client(broker, STOLEN, word)
        assert thief.code == 0, "a stolen box's own login is one, until it is revoked"
        table.note("stolen", "its own login", "let in, as its box")
        speak(thief, seen, table)
        listen(thief, table)
        await gate.press("in")
        until(lambda: halls.hall_wall(hall).entered() == (entered or 0) + 1, 60)
        until(lambda: any(topic == f"{ROOT}/{OTHER}/ack" for topic, _, _ in seen.got), 60)
        heard = {topic for topic, _, _ in thief.got} - {f"{ROOT}/gateway/state"}
        assert not {topic for topic in heard if not topic.startswith(f"{ROOT}/{STOLEN}/")}, heard
        table.note("stolen", "hears of a press at another box", "nothing")
        take_places(broker, word, table)
        boast(hall, broker, word, table)
        assert not [one for one in seen.got if one[1] == FORGED], "somebody would have heard it"
        thief.close()
    assert connections(hall) == gateways, "the gateway was off the broker"
    assert hall.attempt("journalctl -u lawang-gateway | grep -E 'not heard|refuses our login'")[0] != 0


def connections(hall: Machine) -> str:
    """Return the gateway's connection to the broker, by its port: another one would have another."""
    found = hall.run("ss -Htn state established '( dport = :1883 )'").split()
    assert len(found) == 4, found
    return found[2]


@contextmanager
def witness(hall: Machine, broker: Broker) -> Iterator[Client]:
    """Give somebody at the broker who reads everything, with an account that nobody else writes."""
    for file, lines in zip(("passwords", "acl"), witnessed(WITNESS, WORD), strict=True):
        hall.write(f"/srv/{file}", lines)
        hall.run(f"cat /srv/{file} >>/etc/lawang/broker/{file}")
    hall.run("systemctl reload mosquitto")
    seen = Client(broker, WITNESS, WORD)
    seen.subscribe("#")
    try:
        yield seen
    finally:
        seen.close()
        hall.run("systemctl start lawang-broker-accounts")


def outside(hall: Machine, broker: Broker, word: str, table: Table) -> None:
    """Without an account: at the broker, at the pages, at what is for this machine alone."""
    for user, said in wrong_logins(OTHER, STOLEN, word):
        client = Client(broker, user, said)
        client.close()
        assert client.code != 0, (user, said)
        shown = "no word" if said is None else "its own word" if said == word else f"{said[:12]!r}"
        table.note("stranger", f"login {user if user is None else user[:12]!r}, {shown}", f"refused ({client.code})")
    with httpx2.Client(base_url=f"http://{hall.address}:8080", timeout=30) as client:
        for method, path in (("GET", "/status"), ("GET", "/status.json"), ("GET", "/admin"), ("POST", "/admin/save")):
            answer = client.request(method, path)
            where = answer.headers.get("location", "")
            assert (answer.status_code, where.startswith("/login")) in {(303, True), (403, False)}, (path, answer)
            table.note("stranger", f"{method} {path}", f"{answer.status_code} {where}".strip())
    for port, name in INNER.items():
        try:
            socket.create_connection((hall.address, port), 5).close()
        except OSError as e:
            table.note("stranger", f"{name}, port {port}", str(e.strerror or e).lower())
        else:
            raise AssertionError(name)


def speak(thief: Client, seen: Client, table: Table) -> None:
    """Publish what is others' to say, once and to be kept; then what is its own, so that all before has arrived."""
    for topic in topics_of_others(SITE, STOLEN, OTHER):
        for retain in (False, True):
            thief.publish(topic, FORGED, retain=retain)
    thief.publish(f"{ROOT}/{STOLEN}/skip", b"mark")
    until(lambda: any(payload == b"mark" for _, payload, _ in seen.got), 60)
    arrived = {topic for topic, payload, _ in seen.got if payload == FORGED}
    for topic in topics_of_others(SITE, STOLEN, OTHER):
        table.note("stolen", f"publish {topic}, once and kept", "ARRIVED" if topic in arrived else "thrown away")
    assert arrived == set()


def listen(thief: Client, table: Table) -> None:
    """Subscribe to what others say and hear."""
    for name in filters_of_others(SITE, OTHER):
        thief.subscribe(name)
        table.note("stolen", f"subscribe {name}", f"granted ({thief.granted[0]}), brings nothing")


def take_places(broker: Broker, word: str, table: Table) -> None:
    """Take the client ids of others: each connection may end the thief's own, and no other."""
    for client_id in ("gateway", "gateway-000000000000", OTHER, f"{OTHER}-{halls.HW}", WITNESS, "#", ""):
        again = Client(broker, STOLEN, word, client_id=client_id)
        assert again.code == 0 or client_id == ""
        table.note("stolen", f"takes the client id {client_id!r}", "refused" if again.code else "is its own place")
        again.close()
    left = Client(broker, STOLEN, word, will=(f"{ROOT}/gateway/state", FORGED))
    left.vanish()
    table.note("stolen", "leaves a will for gateway/state", "thrown away")


def boast(hall: Machine, broker: Broker, word: str, table: Table) -> None:
    """Say and keep rubbish under its own name, unsealed: shown as what anybody may say, and counted nowhere."""
    thief = Client(broker, STOLEN, word)
    for channel in ("evt", "hello", "skip", "state"):
        thief.publish(f"{ROOT}/{STOLEN}/{channel}", b"rubbish" * 60, retain=True)
        table.note("stolen", f"keeps rubbish on its own {channel}", "refused by the gateway")
    thief.publish(f"{ROOT}/{STOLEN}/hb", BOASTS, retain=True)
    until(lambda: 'lawang_device_fill{dev="pad-01",proved="0"} 77.0' in metrics(hall), 60)
    assert not re.search(r'lawang_device_\w+{dev="pad-01",proved="1"} [^0]', metrics(hall))
    assert not re.search(r'lawang_device_fill{dev="gate-a",proved="[01]"} 77', metrics(hall))
    rows = status_rows(hall)
    assert "belum terbukti" in rows[STOLEN]
    assert "belum terbukti" not in rows[OTHER]
    table.note("stolen", "says on its own hb how it fares, unsealed", "shown as unproved")
    thief.close()


def metrics(hall: Machine) -> str:
    return httpx2.get(f"http://{hall.address}:8080/metrics", timeout=30).text


def status_rows(hall: Machine) -> dict[str, str]:
    """Return the rows of the devices on the status page, as who has the password sees them."""
    with httpx2.Client(base_url=f"http://{hall.address}:8080", timeout=30) as client:
        assert client.post("/login", data={"who": "Sari", "password": "sandi-admin-1"}).status_code == 303
        page = client.get("/status").text
    rows = re.findall(r"<tr\b.*?</tr>", page, re.DOTALL)
    return {name: row for row in rows for name in (STOLEN, OTHER) if f">{name}<" in row}
