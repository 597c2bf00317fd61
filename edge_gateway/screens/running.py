"""The running hall as the screens want it: what they show is the writer's, and what people change goes through it."""

import asyncio
from collections.abc import Sequence

from edge_gateway.hall import OrderError, State
from edge_gateway.intake import orders
from edge_gateway.intake.noticed import Call
from edge_gateway.intake.requests import Work
from edge_gateway.intake.writer import Writer
from edge_gateway.log.faults import StoreError
from edge_gateway.screens.ports import RefusedError
from edge_gateway.succession.plan_file import PlanFile
from site_plan import PlanError, parse


class RunningHall:
    """A HallView over the writer; `log` is the name of the log in use."""

    def __init__(self, writer: Writer, log: str) -> None:
        """Read `writer` at each question."""
        self._writer, self.log = writer, log

    @property
    def state(self) -> State:
        """Return the engine's state after all that is stored."""
        return self._writer.state

    def calls(self) -> Sequence[Call]:
        """Return the newest calls, oldest first."""
        return self._writer.noticed.calls


class RunningOrders:
    """Orders through the writer; each returns once it is stored."""

    def __init__(self, writer: Writer, plan_file: PlanFile) -> None:
        """Give `plan_file` each plan that was put in force."""
        self._writer, self._plan_file = writer, plan_file

    async def order(self, what: str, who: str, target: str, count: int) -> None:
        """Give an engine's order; raises RefusedError."""
        await self.do(lambda draft, now: orders.order(draft, what, who, now, target, count))

    async def change_plan(self, new_toml: str, who: str) -> None:
        """Put a plan in force; raises RefusedError."""
        try:
            plan = await asyncio.to_thread(parse, new_toml)
            await asyncio.to_thread(self._plan_file.expect)
        except (PlanError, StoreError) as e:
            raise RefusedError("refusal.because", why=e) from e
        await self.do(lambda draft, now: orders.put_plan(draft, plan, who, now))
        await asyncio.to_thread(self._plan_file.write, plan.text)

    async def manual(self, who: str, ticket: str, service: str, happened: int) -> None:
        """Keep a paper ticket; raises RefusedError."""
        await self.do(lambda draft, now: orders.manual(draft, ticket, service, happened, who, now))

    async def do(self, work: Work) -> None:
        """Let the writer work; raises RefusedError for what the hall or a full disk does not take."""
        try:
            await asyncio.wrap_future(self._writer.submit(work))
        except (OrderError, PlanError, StoreError) as e:
            raise RefusedError("refusal.because", why=e) from e
