"""What devices are told once a run is stored: acknowledgements, answers to presses, fresh numbers on pads."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Protocol

from contract import bulk, gateway_side, topics
from contract.messages import Ack, Show
from edge_gateway.devices.keyring import Keyring
from edge_gateway.intake.answers import Answers
from edge_gateway.intake.ingest import Ingest


class Publisher(Protocol):
    """Where replies go. May lose them: a device asks again."""

    def publish(self, topic: str, payload: bytes) -> None:
        """Send at most once, not retained; never blocks and never raises because the broker is away."""
        ...

    def announce(self, start: int) -> None:
        """Let every device, now or when it connects, learn the start number and say hello again."""
        ...


class Replies:
    """Seals and publishes for the devices of one site, and remembers what their displays were told."""

    def __init__(self, site: str, now: Callable[[], int]) -> None:
        """Know no device yet: all say hello again after a start. `now` is the gateway's clock."""
        self._site, self._now = site, now
        self._answers = Answers()

    def send(self, run: Ingest, keyring: Keyring, publisher: Publisher) -> int:
        """Answer all that asked in a run that is stored now; return how many acknowledgements that were."""
        outcome = run.outcome
        acks = [*outcome.hellos, *(run.ack(key, None) for key in outcome.acks)]
        self._acknowledge(acks, run.trusted, keyring, publisher)
        for show in self._shows(run):
            credential = keyring.get(show.dev)
            if credential is not None:
                publisher.publish(_topic(self._site, show.dev, "show"), gateway_side.seal_show(credential.key, show))
        return len(acks)

    def _acknowledge(self, acks: Iterable[Ack], trusted: bool, keyring: Keyring, publisher: Publisher) -> None:  # noqa: FBT001
        """Stamp each with the time of its sending: a device takes half its round trip as the error."""
        for ack in acks:
            credential = keyring.get(ack.dev)
            if credential is not None:
                stamped = ack._replace(utc=self._now() if trusted else None)
                publisher.publish(_topic(self._site, ack.dev, "ack"), bulk.seal_ack(credential.key, stamped))

    def _shows(self, run: Ingest) -> list[Show]:
        """Return what answers those who pressed, and brings the other pads' numbers up to date."""
        outcome, shows = run.outcome, list[Show]()
        for hello in outcome.greeted:
            shows += self._answers.greet(run.state, hello.dev, hello.ep, hello.nonce)
        shows += self._answers.after(run.state, outcome.pressed, outcome.facts)
        return shows


@lru_cache(maxsize=1_000)
def _topic(site: str, dev: str, channel: str) -> str:
    return topics.device_topic(site, dev, channel)
