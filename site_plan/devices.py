"""The devices of a plan: tables of their own, or lines of a template, whose keys they have in common."""

from collections.abc import Collection, Mapping
from typing import cast

from contract import form
from contract.topics import GATEWAY
from shelf.texts import Phrase, phrase
from site_plan.fields import ROW
from site_plan.keys import Keys, Meaning
from site_plan.model import Counter, Device, Service
from site_plan.source import PlanError, Source, Table, listed

Buttons = Mapping[str, object]


class Devices:
    """Takes one device after the other; what its keys may name are the services and counters read before."""

    def __init__(
        self, source: Source, keys: Keys, services: Mapping[str, Service], counters: Mapping[str, Counter]
    ) -> None:
        """Begin with none."""
        self._source, self._keys, self._services, self._counters = source, keys, services, counters
        self._found: dict[str, Device] = {}

    @property
    def all(self) -> tuple[Device, ...]:
        """Return them in the plan's order, those of templates last."""
        return tuple(self._found.values())

    def add(self, table: Table) -> None:
        """Take a table `device`; raises PlanError."""
        self._add(table, _buttons(table, required=True), {}, table)

    def add_alike(self, template: Table) -> None:
        """Take each line of a table `template`; raises PlanError, a lenient reader leaves out the line."""
        common = _buttons(template, required=True)
        for row in template.rows("devices", "device", ROW):
            try:
                self._add(row, _buttons(row, required=False), common, template)
            except PlanError as e:
                self._source.leave_out(e)

    def _add(self, table: Table, own: Buttons, common: Buttons, template: Table) -> None:
        name = fresh(table, "name", self._found)
        if name == GATEWAY:
            table.fail("name", "plan.gateway", name=GATEWAY)
        counter = None if table.get("counter") is None else table.one_of("counter", self._counters)
        buttons: dict[str, str] = {}
        meant: set[object] = set()
        for button, text in {**common, **own}.items():
            wrong = self._wrong(button, text, counter)
            if wrong is None and text in meant:
                wrong = phrase("plan.button-twice", meaning=text)
            if wrong is None:
                buttons[button] = str(text)
                meant.add(text)
            else:
                at = table if button in own or self._of_the_counter(text) else template
                at.leave_out(_where(at, button), "plan.button", button=button, wrong=wrong)
        self._found[name] = Device(name, buttons, counter)

    def _wrong(self, button: str, text: object, counter: str | None) -> Phrase | None:
        """Say what is wrong with a button by itself."""
        meaning = self._meaning(text)
        if not form.word(button):
            return phrase("plan.button-name")
        if meaning is None:
            return phrase("plan.button-meaning", allowed=self._keys.allowed)
        if meaning.service is not None and meaning.service not in self._services:
            return phrase("plan.button-service", known=listed(self._services, none="plan.not-in-plan"))
        if meaning.at_counter and counter is None:
            known = listed(self._counters, none="plan.not-in-plan")
            return phrase("plan.button-counter", meaning=text, known=known)
        return None

    def _of_the_counter(self, text: object) -> bool:
        """Say whether a key would be right at a device that has a counter."""
        meaning = self._meaning(text)
        return meaning is not None and meaning.at_counter and (meaning.service or "") in {"", *self._services}

    def _meaning(self, text: object) -> Meaning | None:
        return self._keys.read(text) if isinstance(text, str) else None


def _buttons(table: Table, *, required: bool) -> Buttons:
    given = table.get("buttons")
    if given is None and not required:
        return {}
    if not isinstance(given, dict) or (required and not given):
        table.fail("buttons", "plan.buttons")
    return cast("dict[str, object]", given)


def _where(table: Table, button: str) -> str:
    """Return the key whose line is named: the button's own, if it has one."""
    return button if table.line(button) != table.line(None) else "buttons"


def fresh(table: Table, key: str, known: Collection[str]) -> str:
    """Return the name of a table, which no other of its kind has; raises PlanError."""
    name = table.code(key)
    if name in known:
        table.fail(key, "plan.two", header=table.header, name=name)
    return name
