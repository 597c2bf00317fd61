"""Whether what is derived of a site may be shown: not while an upgrade has it made again from the logs."""

from cloud_api.database.pool import Connection
from cloud_api.request.error import RequestError
from shelf.statements import statements

_sql = statements("cloud_api.append")


class RebuildingError(RequestError):
    """What is derived of the site is being made again after an upgrade; what gateways send is stored meanwhile."""

    def __init__(self) -> None:
        """Say that it takes a while."""
        detail = "after an upgrade all figures of this site are made again from its logs, and shown when it is done"
        super().__init__(503, "rebuilding", detail)


async def refuse_while_due(connection: Connection, site: str) -> None:
    """Raise RebuildingError while what is derived of a site is outdated."""
    if site in await sites_due(connection):
        raise RebuildingError


async def sites_due(connection: Connection) -> list[str]:
    """Return the sites whose derived tables are outdated, in the order in which they are made again."""
    return [row["site"] for row in await (await connection.execute(_sql("rebuilds_due"))).fetchall()]
