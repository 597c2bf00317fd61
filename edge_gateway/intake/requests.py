"""Work that others hand to the writer: done within its next transaction, answered once that is stored."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from edge_gateway.hall import OrderError
from edge_gateway.intake.draft import Draft
from site_plan import PlanError

Work = Callable[[Draft, int], object]  # with the writer's time, ms since 1970


@dataclass(frozen=True, slots=True)
class Request:
    """`future` ends after the commit, or with an OrderError, PlanError or StoreError that changed nothing."""

    work: Work
    future: Future[None]

    def run(self, draft: Draft, now: int) -> None:
        """Do the work; what does not fit the hall is the asker's to hear, and harmless to the rest of the run."""
        try:
            self.work(draft, now)
        except (OrderError, PlanError) as e:
            self.fail(e)

    def succeed(self) -> None:
        """Say that all is stored."""
        if not self.future.done():
            self.future.set_result(None)

    def fail(self, error: Exception) -> None:
        """Say that nothing was stored."""
        if not self.future.done():
            self.future.set_exception(error)
