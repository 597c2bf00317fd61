"""A Grafana over grafana-client: one GET or one write a method, its errors in our words."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from grafana_client.api import GrafanaApi
from grafana_client.client import GrafanaException

from dashboards.push import Json, PushError

T = TypeVar("T")


class Http:
    """A `dashboards.push.Remote` and a `dashboards.asking.Source`."""

    def __init__(self, url: str, token: str | None) -> None:
        """Speak to the Grafana at `url` as the service account with this token; None: as anybody."""
        self._api: Any = GrafanaApi.from_url(url, credential=token, timeout=10)

    def find_source(self, uid: str) -> Json | None:
        """Return the data source."""
        return self._find(f"/datasources/uid/{uid}")

    def find_folder(self, uid: str) -> Json | None:
        """Return the folder."""
        return self._find(f"/folders/{uid}")

    def find_dashboard(self, uid: str) -> Json | None:
        """Return the dashboard with its `meta`."""
        return self._find(f"/dashboards/uid/{uid}")

    def find_rule(self, uid: str) -> Json | None:
        """Return the alert rule."""
        return self._find(f"/v1/provisioning/alert-rules/{uid}")

    def find_points(self, name: str) -> list[Json]:
        """Return the receivers of the contact point."""
        return cast("list[Json]", _asked(lambda: self._api.alertingprovisioning.get_contactpoints(name)) or [])

    def query(self, payload: Json) -> Json:
        """Run queries of a data source, as a panel does."""
        return cast("Json", _asked(lambda: self._api.client.POST("/ds/query", json=payload)))

    def add_folder(self, uid: str, title: str) -> None:
        """Make the folder."""
        _asked(lambda: self._api.folder.create_folder(title, uid))

    def save_dashboard(self, payload: Json) -> None:
        """Make the dashboard or its next version."""
        _asked(lambda: self._api.dashboard.update_dashboard(payload))

    def add_rule(self, rule: Json) -> None:
        """Make the rule."""
        _asked(lambda: self._api.alertingprovisioning.create_alertrule(rule))

    def set_rule(self, uid: str, rule: Json) -> None:
        """Replace the rule."""
        _asked(lambda: self._api.alertingprovisioning.update_alertrule(uid, rule))

    def add_point(self, point: Json) -> None:
        """Make the receiver."""
        _asked(lambda: self._api.alertingprovisioning.create_contactpoint(point))

    def set_point(self, uid: str, point: Json) -> None:
        """Replace the receiver."""
        _asked(lambda: self._api.alertingprovisioning.update_contactpoint(uid, point))

    def _find(self, path: str) -> Json | None:
        try:
            return cast("Json", _asked(lambda: self._api.client.GET(path)))
        except _NotThereError:
            return None


class _NotThereError(PushError):
    """Grafana answered 404."""


def _asked(call: Callable[[], T]) -> T:
    """Return what Grafana answers; raise PushError for everything that is no success."""
    try:
        return call()
    except GrafanaException as e:
        status, text = cast("int", getattr(e, "status_code", 0)), str(e)
        if status == 404:
            raise _NotThereError(f"Grafana does not find it: {text}") from e
        if status in {401, 403}:
            raise PushError("Grafana does not accept the token: it needs a service account with the role Editor") from e
        raise PushError(f"Grafana refused ({status}): {text}") from e
    except OSError as e:
        raise PushError(f"Grafana does not answer: {e}") from e
