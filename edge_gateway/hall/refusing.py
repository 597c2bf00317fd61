"""A press that the hall cannot serve."""

from edge_gateway.hall.model import Press
from edge_gateway.hall.run import Run


def refuse(run: Run, cause: Press, why: str, service: str | None = None) -> None:
    """Record why nothing, or nothing more, came of a press."""
    run.emit("refused", by=cause.n, dev=cause.dev, why=why, service=service)
