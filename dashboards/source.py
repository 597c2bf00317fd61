"""The data source and its query: the Foundation SDK has no class for PostgreSQL, so this is it."""

from dashboards.sdk import Dataquery, DataSourceRef, builder

GRAFANA = "12.4.2"
"""The one version that dashboards, schema check and compose file are made for."""
UID = "lawang"
PLUGIN = "grafana-postgresql-datasource"
SHARED = "-- Dashboard --"


def reference() -> DataSourceRef:
    """Name our data source."""
    return DataSourceRef(type_val=PLUGIN, uid=UID)


class Query(Dataquery):
    """What a panel asks PostgreSQL: `sql` gives one table of rows, or with `series` a long series by time."""

    def __init__(self, sql: str, ref_id: str = "A", *, series: bool = False) -> None:
        """Keep the query."""
        self.sql = sql
        self.ref_id = ref_id
        self.series = series

    def source(self) -> DataSourceRef:
        """Return the data source that answers."""
        return reference()

    def to_json(self) -> dict[str, object]:
        """Return the target as Grafana keeps it."""
        return {
            "refId": self.ref_id,
            "datasource": self.source().to_json(),
            "editorMode": "code",
            "format": "time_series" if self.series else "table",
            "rawQuery": True,
            "rawSql": self.sql,
        }


class Shared(Dataquery):
    """The rows of another panel of the same dashboard: one query for many panels."""

    def __init__(self, panel: int) -> None:
        """Take the rows of the panel with this id, after its query and before its transformations."""
        self.panel = panel

    def source(self) -> DataSourceRef:
        """Return the data source that answers."""
        return DataSourceRef(type_val="datasource", uid=SHARED)

    def to_json(self) -> dict[str, object]:
        """Return the target as Grafana keeps it."""
        return {
            "refId": "A",
            "datasource": self.source().to_json(),
            "panelId": self.panel,
            "withTransforms": False,
        }


class Target(builder.Builder[Dataquery]):
    """A query for a panel builder."""

    def __init__(self, query: Dataquery) -> None:
        """Keep it."""
        self._query = query

    def build(self) -> Dataquery:
        """Return it."""
        return self._query
