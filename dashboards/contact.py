"""The contact point for `push`, out of the same variables that the provisioning file names."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboards.alerts import RECEIVER


@dataclass(frozen=True, slots=True)
class _Way:
    uid: str
    type: str
    settings: Mapping[str, str]
    """Setting → variable."""
    fixed: Mapping[str, object]


_WAYS = (
    _Way(
        "lawang-telegram",
        "telegram",
        {"bottoken": "LAWANG_TELEGRAM_TOKEN", "chatid": "LAWANG_TELEGRAM_CHAT"},
        {"parse_mode": "None"},
    ),
    _Way("lawang-email", "email", {"addresses": "LAWANG_ALERT_EMAIL"}, {"singleEmail": True}),
    _Way("lawang-webhook", "webhook", {"url": "LAWANG_ALERT_WEBHOOK"}, {"httpMethod": "POST"}),
)
SECRETS = frozenset({"bottoken"})
"""Settings that Grafana does not give back."""


def points(environment: Mapping[str, str]) -> list[dict[str, object]]:
    """Return the receivers whose variables all have a value, in the shape of Grafana's API."""
    found: list[dict[str, object]] = []
    for way in _WAYS:
        values: dict[str, object] = {name: environment.get(variable, "") for name, variable in way.settings.items()}
        if all(values.values()):
            settings = values | dict(way.fixed)
            found.append({"uid": way.uid, "name": RECEIVER, "type": way.type, "settings": settings})
    return found


def variables() -> list[str]:
    """Return the names of all variables."""
    return [variable for way in _WAYS for variable in way.settings.values()]
