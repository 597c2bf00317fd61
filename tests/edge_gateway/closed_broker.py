"""A real Mosquitto with the configuration that is deployed, and accounts that are brought to it as the unit does."""

import os
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path
from typing import Protocol

import paho.mqtt.client as mqtt
import pytest
from paho.mqtt.enums import CallbackAPIVersion

from contract.mac import password
from edge_gateway.devices import accounts, keyring

DEPLOYED = Path(__file__).parents[2] / "deploy/edge/mosquitto.conf"
SITE = "serang"


class At(Protocol):
    """Where a broker is reached."""

    @property
    def host(self) -> str:
        """Its address."""
        ...

    @property
    def port(self) -> int:
        """Its port."""
        ...


def witnessed(user: str, word: str) -> tuple[str, str]:
    """Return the lines of an account that reads everything: for the passwords, for the ACL. It is the tests' alone."""
    return f"{user}:{accounts._hashed(b'0' * 32, user, word.encode())}\n", f"user {user}\ntopic read #\n"


def wrong_logins(other: str, mine: str, word: str) -> list[tuple[str | None, str | None]]:
    """Return logins that are none: no name, no word, another's word, a name that only looks like one.

    `word` is that of the box `mine`; `other` is another box of the hall.
    """
    return [
        (None, None), ("", None), ("", ""), (other, None), (other, ""), (other, "word"), (mine, word.upper()),
        (other, word), ("gateway", word), ("gateway", None), (mine.upper(), word), (f"{mine} ", word),
        ("+", word), ("#", word), (f"{mine}\n{other}", word), ("$7$101$", word), ("x" * 300, word), (mine, "x" * 600),
    ]  # fmt: skip


def topics_of_others(site: str, mine: str, other: str) -> list[str]:
    """Return the topics on which the account of the box `mine` may say nothing; `other` is another box of the hall."""
    root = f"lawang/1/{site}"
    return [
        *(f"{root}/{other}/{channel}" for channel in ("evt", "hello", "skip", "state", "hb", "ack", "show", "cmd")),
        *(f"{root}/{mine}/{channel}" for channel in ("ack", "show", "cmd", "log", "evt/x")),
        *(f"{root}/gateway/{channel}" for channel in ("state", "hb", "evt", "ack")),
        f"lawang/1/cilegon/{mine}/evt",
        f"lawang/2/{site}/{mine}/evt",
        f"{root}/{mine}",
        f"/{root}/{mine}/evt",
        f"{root}//evt",
        "anything",
        "$SYS/broker/uptime",
        "$CONTROL/dynamic-security/v1",
    ]


def filters_of_others(site: str, other: str) -> list[str]:
    """Return what a thief subscribes to: each is granted, and brings nothing of any other box."""
    root = f"lawang/1/{site}"
    mine = ["#", "+/+/+/+/+", f"{root}/#", f"{root}/+/ack", f"{root}/{other}/#", f"{root}/gateway/hb"]
    return [*mine, "$SYS/#", "$share/x/#"]


class ClosedBroker:
    """Mosquitto in `folder`; `data` is the folder of its gateway."""

    def __init__(self, binary: str, folder: Path, data: Path | None = None) -> None:
        self.host = "127.0.0.1"
        self.binary, self.data = binary, data or folder / "data"
        self.installed, self.config = folder / "installed", folder / "closed.conf"
        self.data.mkdir(exist_ok=True)
        self.installed.mkdir(exist_ok=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.said: list[str] = []
        self.process: subprocess.Popen[str] | None = None

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def configure(self, *more: str) -> None:
        """Write the deployed file, but for port, paths and the user that it runs as."""
        text = DEPLOYED.read_text().replace("listener 1883 127.0.0.1", f"listener {self.port} 127.0.0.1")
        text = text.replace("/etc/lawang/broker", str(self.installed))
        user = ["user root"] if os.getuid() == 0 else []
        self.config.write_text("\n".join([text, *user, *more]) + "\n")

    def begin(self, *more: str, bring: bool = True) -> None:
        """Bring the accounts and start."""
        self.configure(*more)
        if bring:
            self.bring()
        self.process = subprocess.Popen([self.binary, "-c", str(self.config)], stderr=subprocess.PIPE, text=True)
        self._reading = threading.Thread(target=self._read, args=(self.process,), daemon=True)
        self._reading.start()
        self.until_it_listens()

    def _read(self, process: "subprocess.Popen[str]") -> None:
        assert process.stderr is not None
        with process.stderr as lines:
            self.said.extend(lines)

    def bring(self) -> None:
        """Do what lawang-broker-accounts.service does."""
        accounts.write(self.data, SITE, keyring.admitted(self.data))
        self.take_over()

    def take_over(self) -> None:
        """Take the files as the gateway has written them."""
        for name in (accounts.ACL, accounts.PASSWORDS):
            shutil.copy(self.data / accounts.FOLDER / name, self.installed / f".{name}")
            (self.installed / f".{name}").rename(self.installed / name)
        if self.process is not None:
            self.process.send_signal(signal.SIGHUP)

    def stop(self) -> list[str]:
        """End it; return what it said."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(10)
            self._reading.join(10)
            self.process = None
        return self.said

    def listens(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        except OSError:
            return False
        return True

    def until_it_listens(self) -> None:
        end = time.monotonic() + 20
        while not self.listens():
            if time.monotonic() > end:
                pytest.fail(f"it does not listen: {self.said}")
            time.sleep(0.05)

    def password(self, dev: str) -> str:
        """Return what a box logs in with, also one that may not."""
        return password(keyring.load(self.data)[dev].key, SITE, dev).decode()

    def lets_in(self, dev: str) -> bool:
        """Say whether a box can log in."""
        client = Client(self, dev, self.password(dev))
        client.close()
        return client.code == 0

    @property
    def resident(self) -> int:
        """Return its memory in bytes."""
        assert self.process is not None
        found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{self.process.pid}/status").read_text())
        assert found is not None
        return int(found[1]) * 1024


class Client:
    """Somebody at the broker: what was answered, what came, how often the connection was lost."""

    def __init__(
        self, broker: At, user: str | None, said: str | None = None, *, client_id: str = "x", clean: bool = True,
        will: tuple[str, bytes] | None = None,
    ) -> None:  # fmt: skip
        self.code: int | None = None  # None: cut off without a word
        self.got: list[tuple[str, bytes, bool]] = []
        self.lost = 0
        self.granted: list[int] = []
        self._answered, self._subscribed = threading.Event(), threading.Event()
        self.mqtt = mqtt.Client(CallbackAPIVersion.VERSION2, client_id, clean_session=clean)
        if user is not None:
            self.mqtt.username_pw_set(user, said)
        if will is not None:
            self.mqtt.will_set(*will, qos=1, retain=True)
        self.mqtt.on_connect = self._on_connect
        self.mqtt.on_disconnect = self._on_disconnect
        self.mqtt.on_message = lambda _, __, m: self.got.append((m.topic, bytes(m.payload), m.retain))
        self.mqtt.on_subscribe = self._on_subscribe
        self.mqtt.reconnect_delay_set(1, 1)
        self.mqtt.connect(broker.host, broker.port, keepalive=30)
        self.mqtt.loop_start()
        assert self._answered.wait(20)

    def _on_connect(self, _: object, __: object, ___: object, code: mqtt.ReasonCode, ____: object) -> None:
        self.code = 0 if not code.is_failure else int(code.value)
        self._answered.set()

    def _on_disconnect(self, *_: object) -> None:
        self.lost += 1
        self._answered.set()

    def _on_subscribe(self, _: object, __: object, ___: object, codes: list[mqtt.ReasonCode], ____: object) -> None:
        self.granted = [int(code.value) for code in codes]
        self._subscribed.set()

    def subscribe(self, *filters: str) -> None:
        """Subscribe, and wait for the answer."""
        self._subscribed.clear()
        self.mqtt.subscribe([(name, 1) for name in filters])
        assert self._subscribed.wait(20)

    def publish(self, topic: str, payload: bytes, *, retain: bool = False, qos: int = 1) -> None:
        """Publish, and wait for the broker, which says no word of a refusal (MQTT 3.1.1)."""
        self.mqtt.publish(topic, payload, qos, retain).wait_for_publish(20)

    def close(self) -> None:
        self.mqtt.disconnect()
        self.mqtt.loop_stop()

    def vanish(self) -> None:
        """End without a word, so that the will is sent."""
        held = self.mqtt.socket()
        assert held is not None
        self.mqtt.loop_stop()
        held.close()
