"""Forms that come from who is not known yet: within bounds of size and time."""

import asyncio
from typing import Any

import pytest
from starlette.requests import Request

from edge_gateway.screens import guard
from edge_gateway.screens.guard import FormError, read_form

FORM = "application/x-www-form-urlencoded"


def request(*messages: dict[str, Any]) -> Request:
    """Return a request whose body comes in parts, and then no more."""
    waiting = list(messages)

    async def receive() -> dict[str, Any]:
        if waiting:
            return waiting.pop(0)
        await asyncio.Event().wait()
        raise AssertionError

    head = [(b"content-type", FORM.encode())]
    return Request({"type": "http", "method": "POST", "headers": head, "path": "/login"}, receive)


def part(body: bytes, *, more: bool) -> dict[str, Any]:
    return {"type": "http.request", "body": body, "more_body": more}


async def test_a_form_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """E7's kind: a body that comes a byte now and then holds a connection of the hall's no longer than the bound."""
    monkeypatch.setattr(guard, "FORM_S", 0.05)
    with pytest.raises(FormError) as e:
        async with asyncio.timeout(5):
            await read_form(request(part(b"who=", more=True)))
    assert e.value.status == 408


@pytest.mark.parametrize(
    ("messages", "status"),
    [
        ([part(b"x" * (guard.MAX_FORM + 1), more=False)], 413),
        ([part(b"x" * guard.MAX_FORM, more=True), part(b"x", more=False)], 413),
        ([part(b"a=1&" * (guard.MAX_FIELDS + 1), more=False)], 400),
        ([part(b"who=%FF", more=False)], 400),
        ([{"type": "http.disconnect"}], 400),
    ],
)
async def test_a_form_that_is_none_is_refused(messages: list[dict[str, Any]], status: int) -> None:
    """Too long in one part or two, too many fields, no UTF-8, cut off."""
    with pytest.raises(FormError) as e:
        await read_form(request(*messages))
    assert e.value.status == status
