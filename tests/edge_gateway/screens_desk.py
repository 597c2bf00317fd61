"""A desk for the screens: a client that is logged in, over the real engine; what it orders is decided by the engine."""

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from httpx2 import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient

from edge_gateway.hall import apply
from edge_gateway.hall.model import Doubt, Fact
from edge_gateway.hall.orders import OrderError
from edge_gateway.intake.health import Counts, Hindrance, WriterHealth
from edge_gateway.machine.clock import Reading, Trust
from edge_gateway.screens import password as password_file
from edge_gateway.screens.health import Health
from edge_gateway.screens.ports import Condition, DeviceView, RefusedError, RefusedMessages
from edge_gateway.screens.routes import Screens, routes
from edge_gateway.uplink.health import UplinkHealth
from pages import wall
from site_plan import PlanError, parse
from tests.edge_gateway.screens_hall import ScreenHall

PASSWORD = "kopi susu panas"
DEVICES = (
    DeviceView("gate-a", online=True, heard=1_795_574_000_000, fill=12, capacity=7000, error_ms=40),
    DeviceView("pad-03", online=False, heard=1_795_570_000_000, fill=6100, capacity=7000, error_ms=90_000),
    DeviceView("pad-07", online=True, faults=("stuck next",)),
)


class Writer:
    """Orders and Conditions as the gateway's writer gives them; `log` holds what it would have written."""

    def __init__(self, hall: ScreenHall) -> None:
        self.hall, self.log = hall, []
        self.trust = Trust.RIGHT
        self.hindrance: Hindrance | None = None
        self.doubt: Doubt | None = None
        self.before_order: Callable[[], object] = lambda: None  # what another person does in the meantime
        self.devices: tuple[DeviceView, ...] = DEVICES

    async def order(self, what: str, who: str, target: str, count: int) -> None:
        self.before_order()
        try:
            facts = self.hall.order(what, target, count)
        except OrderError as e:
            raise RefusedError("refusal.because", why=e) from e
        self.log.append(("admin", who, what, [f.k for f in facts]))

    async def change_plan(self, new_toml: str, who: str) -> None:
        try:
            zone = parse(new_toml).zone.key
        except PlanError as e:
            raise RefusedError("refusal.because", why=e) from e
        self.log.append(("plan", who, new_toml))
        fact = Fact("plan", self.hall.now, {"zone": zone, "toml": new_toml, "who": who})
        self.hall.hall.state = apply(self.hall.state, fact)
        self.hall.bell.ring()

    async def manual(self, who: str, ticket: str, service: str, happened: int) -> None:
        self.log.append(("manual", who, ticket, service, happened))

    async def open_day(self, who: str) -> None:
        self.trust, self.doubt = Trust.RIGHT, None
        self.log.append(("open-day", who))

    def condition(self) -> Condition:
        now = self.hall.now
        counts = Counts(refused={"overrun": 2})
        reading = Reading(now, self.trust)
        writer = WriterHealth(481_220, 1, reading, self.hindrance, doubt=self.doubt, counts=counts)
        return Condition(
            health=Health(
                "gw-1",
                now,
                writer,
                broker=True,
                uplink=UplinkHealth(1234, now - 3_725_000),
                zone=self.hall.state.layout.plan.zone,
            ),
            disk_free=11_200_000_000,
            disk_total=62_000_000_000,
            refused=(
                RefusedMessages("kiosk-1", "mac", 3, 1_795_574_000_000),
                RefusedMessages("kiosk-1", "oversize", 0, None),
                RefusedMessages("gate-z", "unknown-device", 41, 1_795_575_000_000),
                RefusedMessages(None, "overrun", 2, None),
            ),
            devices=self.devices,
        )


def desk_app(hall: ScreenHall, writer: Writer, data: Path, stopping: object = None) -> Starlette:
    """Return the hall's screens with the files that they need."""
    screens = Screens(hall, writer, writer, hall.bell, lambda: hall.now, data)  # type: ignore[arg-type]
    return Starlette(routes=[*routes(screens, stopping), *wall.routes(None)])  # type: ignore[arg-type]


@contextmanager
def desk(data: Path, hall: ScreenHall | None = None, who: str = "Sari") -> Iterator[tuple[TestClient, Writer]]:
    """Return a client that is logged in, with a password whose hash costs little."""
    cheap = hashlib.scrypt(PASSWORD.encode(), salt=b"salt", n=16, r=1, p=1, dklen=32)
    (data / password_file.FILE).write_text(f"scrypt$16$1$1${b'salt'.hex()}${cheap.hex()}")
    hall = hall or ScreenHall()
    writer = Writer(hall)
    client = TestClient(desk_app(hall, writer, data), follow_redirects=False)
    with client:
        assert log_in(client, data, who).status_code == 303
        yield client, writer


def log_in(client: TestClient, data: Path, who: str = "Sari", password: str = PASSWORD, **headers: str) -> Response:
    code_file = data / "setup-code"
    code = code_file.read_text() if code_file.exists() else ""
    return client.post("/login", data={"who": who, "password": password, "code": code}, headers=headers)


def secret(client: TestClient) -> str:
    """Return the secret of this session's forms."""
    found = re.search(r'name="form" value="([^"]+)"', client.get("/admin").text)
    assert found is not None
    return found[1]


def hidden(page: str) -> dict[str, str]:
    """Return the fields of the form that saves."""
    part = page[page.index('action="/admin/save') :]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', part))
