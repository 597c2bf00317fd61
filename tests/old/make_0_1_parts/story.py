"""What happened in the hall of the files of 0.1.

Thursday 8 and Friday 9 January 2026 on the first gateway. On Friday at 12:45 a backup, from which another machine goes on
on Monday the 12th; at 11:00 of that day its log is succeeded by another one, in the middle of the day's tickets.
"""

import json
import shutil
from collections import Counter
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from make_0_1_parts.hall import SITE, Box, Clock, Gateway, Hall, moment
from make_0_1_parts.people import People
from make_0_1_parts.trouble import Trouble
from typer.testing import CliRunner

from edge_gateway import backup, plan, recovery
from edge_gateway.auditing import replay_folder
from edge_gateway.cloud import Cloud
from edge_gateway.device_cli import app as device
from edge_gateway.screens.password import PasswordFile

THURSDAY, FRIDAY, MONDAY = (date(2026, 1, day) for day in (8, 9, 12))
STAFF, PASSWORD = "Rina", "sandi untuk uji"
CHIPS = {"gate-a": "a4cf12000001", "gate-b": "a4cf12000002", "gate-c": "a4cf12000003"}  # the others' numbers are drawn
# What the first log has to hold: all that a hall of this version writes, but for `lost` of a ring that was full.
KINDS = {
    "open", "plan", "trial", "live", "day", "enter", "leave", "issue", "priority", "call", "recall", "start", "finish",
    "no_show", "hold", "resume", "transfer", "return", "abandon", "unserved", "refused", "stale", "counter", "write_off",
    "adjust", "audit", "admin", "manual", "clock", "gap", "conflict", "boot", "press", "fault", "epoch",
}  # fmt: skip
OUTCOMES = {"completed", "accepted", "incomplete", "referred", "unstated"}


class Story:
    """The hall's days, one method each; `work` holds what lives, `made` what is kept, `notes` what this code says of it."""

    def __init__(self, work: Path, made: Path, cloud: Cloud, clock: Clock) -> None:
        self._work, self._made, self._cloud, self._clock = work, made, cloud, clock
        self._plan, self._hall = made / "plan.toml", Hall(clock)
        self.notes: dict[str, object] = {}

    async def install(self) -> None:
        """Describe the site, add its boxes, one of which is revoked, and set the password."""
        self._clock.set(THURSDAY, "05:30")
        shutil.copy(Path(__file__).with_name("plan.toml"), self._plan)
        folder = self._work / "gateway"
        for planned in plan.load(self._plan).devices:
            self._add(folder, planned.name)
        _invoke("revoke", "gate-c", "--data", str(folder))
        passwords = PasswordFile(folder)
        assert passwords.set_up(passwords.code_file.read_text(), PASSWORD)
        self._hall.gateway = Gateway(self._clock, folder, self._plan, self._cloud)

    async def thursday(self) -> None:
        """Begin in trial time, until 07:15; a whole day, with what people do at the admin page."""
        hall, gateway = self._hall, self._hall.gateway
        self._clock.set(THURSDAY, "06:00")
        await gateway.start()
        hall.switch_on()
        for wall, dev, button in (("06:30", "gate-a", "in"), ("06:40", "kiosk-1", "a"), ("06:50", "gate-a", "out")):
            self._at(THURSDAY, wall, lambda dev=dev, button=button: hall.press(dev, button))
        self._at(THURSDAY, "07:15", lambda: gateway.say("live", "operator"))
        self._people(THURSDAY, 21, "07:40", "13:40", "14:30")
        self._at(THURSDAY, "10:00", lambda: gateway.order(STAFF, "audit", count=str(gateway.state.inside + 1)))
        for wall in ("12:00", "12:40"):
            self._at(THURSDAY, wall, lambda: hall.press("pad-1", "pause"))
        expected = {"date": "2026-03-20", "name": "Idulfitri (perkiraan)"}
        self._at(THURSDAY, "13:00", lambda: gateway.order(STAFF, "holiday", **expected))
        papers = {"service": "ktp", "date": THURSDAY.isoformat(), "lines": "A091 10.05\nA092 10.15"}
        self._at(THURSDAY, "13:10", lambda: gateway.order(STAFF, "manual", **papers))
        self._at(THURSDAY, "14:20", Trouble(hall, b"").hasty_officer)
        await self._through(THURSDAY, "20:01")
        await gateway.forward()
        hall.switch_off()

    async def friday(self) -> None:
        """Correct the plan; a clock that was wrong, boxes in trouble, a backup at 12:45, a plan that was not written."""
        hall, gateway = self._hall, self._hall.gateway
        trouble = Trouble(hall, bytes(hall.boxes["gate-b"].flash.image))
        await self._through(FRIDAY, "05:50")
        gateway.stop()
        self._correct_the_plan()
        await gateway.start()
        hall.switch_on()
        await trouble.wrong_clock(moment(FRIDAY, "06:10"), STAFF)
        self._people(FRIDAY, 16, "07:45", "13:40", "14:20")
        self._at(FRIDAY, "08:20", trouble.many_pupils)
        self._at(FRIDAY, "09:30", trouble.restored_flash)
        self._at(FRIDAY, "10:10", trouble.bit_rot)
        self._at(FRIDAY, "10:40", trouble.no_network)
        self._at(FRIDAY, "10:55", lambda: gateway.order(STAFF, "move", device="pad-4", counter="3"))
        self._at(FRIDAY, "11:10", trouble.twin)
        self._at(FRIDAY, "12:45", self._back_up)
        self._at(FRIDAY, "13:20", self._unwritten_plan)
        self._at(FRIDAY, "14:20", trouble.last_comers)
        self._at(FRIDAY, "14:25", self._put_right)
        await self._through(FRIDAY, "20:01")
        await gateway.forward()
        self._check(gateway)
        gateway.stop()
        hall.switch_off()
        self._keep("gateway")

    async def monday(self) -> None:
        """Go on from the backup on another machine; it starts anew at 19:40 and loses power when the day has ended."""
        self._clock.set(MONDAY, "06:30")
        folder, hall = self._work / "restored", self._hall
        backup.put_back(self._made / "backup", folder)
        await recovery.rejoin(folder, plan.load(self._plan), "restored", self._cloud)
        gateway = hall.gateway = Gateway(self._clock, folder, self._plan, self._cloud)
        PasswordFile(folder)
        await gateway.start()
        hall.switch_on()
        self._people(MONDAY, 9, "07:45", "12:30", "13:40")
        self._at(MONDAY, "11:00", self._rejoin)
        await self._through(MONDAY, "19:40")
        gateway.stop()
        await gateway.start()
        await self._through(MONDAY, "20:01")
        await gateway.forward()
        self._keep("restored")
        self._keep_ring("gate-a")

    async def years_end(self) -> None:
        """Say that nothing more has come, so that the year can be closed."""
        self._clock.set(date(2027, 1, 4), "08:00")
        await self._hall.gateway.sign_of_life()
        self._hall.gateway.stop()

    def _add(self, folder: Path, name: str) -> None:
        """Add a box as an installer does, and keep its config.json; one is told the CA of the broker."""
        values = self._made / "boxes" / name / "config.json"
        values.parent.mkdir(parents=True)
        argv = ["add", name, "--data", str(folder), "--plan", str(self._plan), "--config", str(values)]
        argv += ["--broker", "192.168.10.2:1883", "--wifi", "lawang", "--wifi-password", "sandi wifi uji"]
        argv += ["--hw", CHIPS[name]] if name in CHIPS else []
        argv += ["--ca", str(self._authority())] if name == "kiosk-1" else []
        _invoke(*argv)
        self._hall.boxes[name] = Box(self._clock, json.loads(values.read_text()), CHIPS.get(name, ""))

    def _authority(self) -> Path:
        key, path = Ed25519PrivateKey.from_private_bytes(bytes(range(32))), self._work / "ca.pem"
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Lawang test")])
        first, last = (datetime(year, 1, 1, tzinfo=UTC) for year in (2026, 2046))
        made = x509.CertificateBuilder(name, name, key.public_key(), 1, first, last).sign(key, None)
        path.write_bytes(made.public_bytes(Encoding.PEM))
        return path

    def _at(self, day: date, wall: str, act: object) -> None:
        self._hall.at(moment(day, wall), act)

    def _people(self, day: date, number: int, first: str, last: str, end: str) -> None:
        people = People(self._hall, f"{day}")
        people.come(number, moment(day, first), moment(day, last))
        people.work(moment(day, "07:55"), moment(day, end))

    async def _through(self, day: date, wall: str) -> None:
        """Let time pass, the gateway's clock ticking at each quarter of an hour."""
        now, end = self._clock.now, moment(day, wall)
        for quarter in range(now - now % 900_000 + 900_000, end, 900_000):
            self._hall.at(quarter + 500, self._tick)
        await self._hall.run(end)

    def _tick(self) -> None:
        self._hall.gateway.tick()  # the one of that time

    def _correct_the_plan(self) -> None:
        text = self._plan.read_text(encoding="utf-8")
        assert 'NIB dan OS"' in text
        text = text.replace('NIB dan OS"', 'NIB dan OSS"').replace("max_wait_min = 15\n", "max_wait_min = 20\n")
        self._plan.write_text(text, encoding="utf-8")

    def _back_up(self) -> None:
        self.notes["backup"] = asdict(backup.take(self._hall.gateway.folder, self._made / "backup"))

    async def _unwritten_plan(self) -> None:
        """Close a tenant for today while the plan's file is away: the log holds the plan, the file an older one."""
        aside = self._plan.rename(self._plan.with_suffix(".aside"))
        await self._hall.gateway.order(STAFF, "close", tenant="polres")
        aside.rename(self._plan)

    async def _put_right(self) -> None:
        gateway = self._hall.gateway
        waiting = sorted(n for n, t in gateway.state.tickets.items() if t.status.value == "waiting")
        await gateway.order(STAFF, "abandon", ticket=waiting[0])
        await gateway.order(STAFF, "return", ticket=min(gateway.state.absent))
        await gateway.order(STAFF, "pause", counter="2")

    async def _rejoin(self) -> None:
        """Open another log in the middle of the day, as after a fork: tickets that wait are of the log before."""
        hall, gateway = self._hall, self._hall.gateway
        for key in "acb":
            hall.press("kiosk-1", key)
        assert gateway.state.tickets
        await gateway.forward()
        gateway.stop()
        hall.disconnect()
        await recovery.rejoin(gateway.folder, plan.load(self._plan), "rejoin", self._cloud)
        await gateway.start()
        hall.connect()

    def _keep(self, name: str) -> None:
        """Copy the gateway's folder as it lies there: where the gateway runs, as a power cut leaves it."""
        shutil.copytree(self._work / name, self._made / name, ignore=shutil.ignore_patterns("*-shm"))
        copy = shutil.copytree(self._made / name, self._work / f"{name}-replayed")
        self.notes[name] = {"replayed": [asdict(done) for done in replay_folder(copy, lambda *_: None)]}

    def _keep_ring(self, name: str) -> None:
        """Let a box record presses that nobody takes, and go dark in the middle of one; keep its flash."""
        Trouble(self._hall, b"").power_cut(name)
        box = self._hall.boxes[name]
        (self._made / "boxes" / name / "journal.bin").write_bytes(box.flash.image)
        names = ("ep", "first", "last", "acked", "boot")
        self.notes["ring"] = {"dev": name} | {field: getattr(box.journal, field) for field in names}

    @staticmethod
    def _check(gateway: Gateway) -> None:
        """See that a log shows every form that an entry of the hall has."""
        entries = [json.loads(p if p.endswith(b"}") else p[:-33]) for *_, p in gateway.store.rows(0, 100_000)]
        assert {said["k"] for said in entries} == KINDS, KINDS ^ {said["k"] for said in entries}
        ends = Counter((said["k"], said["implicit"]) for said in entries if said["k"] in ("finish", "no_show"))
        assert len(ends) == 4, ends
        assert {said["outcome"] for said in entries if said["k"] == "finish"} == OUTCOMES


def _invoke(*argv: str) -> None:
    done = CliRunner().invoke(device, argv)
    assert done.exit_code == 0, (SITE, done.output)
