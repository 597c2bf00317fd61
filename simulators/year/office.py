"""The office of a simulated time: the person who enters the list of what was decided, as it grows, at the real API."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

import httpx2

from cloud_api.office.errors import TEXTS
from cloud_api.office.settlements import MAX_LINES
from simulators.year.failed import YearFailedError
from simulators.year.settlements import FILE, HEAD

LABEL = "Petugas rekap (simulasi)"  # how the log names who settles
TIMEOUT_S = 120.0


class Office:
    """The person who enters the list at the real API, in files of at most 1,000 lines; `settled` counts lines."""

    def __init__(self, url: str, token: str, site: str, folder: Path) -> None:
        """Prepare; the list may not be there yet."""
        self.settled = 0
        self._path, self._read = folder / FILE, 0
        self._client = httpx2.AsyncClient(timeout=TIMEOUT_S, headers={"Authorization": f"Bearer {token}"})
        self._url = f"{url}/v1/sites/{site}/office/settlements"

    async def __aenter__(self) -> Self:
        """Return itself."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the connection."""
        await self._client.aclose()

    def read(self) -> list[str]:
        """Return the lines that have come since the last call; none that is half written, and not the head line."""
        if not self._path.exists():
            return []
        with self._path.open("rb") as file:
            file.seek(self._read)
            whole = file.read().rpartition(b"\n")[0]
        lines = whole.decode().splitlines()
        if self._read == 0:
            lines = lines[1:]
        self._read += len(whole) + 1 if whole else 0
        return lines

    async def send(self, lines: Sequence[str]) -> None:
        """Enter lines whose tickets are in the cloud; those of an earlier run are there already.

        Raises YearFailedError with the API's answer.
        """
        for start in range(0, len(lines), MAX_LINES):
            part = lines[start : start + MAX_LINES]
            answer = await self._post(part)
            if answer.status_code == 422:
                part = _without_settled(part, answer.json().get("lines", []))
                answer = await self._post(part)
            if answer.status_code != 200:
                raise YearFailedError(f"the office's list was refused: {answer.status_code} {answer.text[:1000]}")
        self.settled += len(lines)

    async def _post(self, lines: Sequence[str]) -> httpx2.Response:
        content = "\n".join([HEAD, *lines]) + "\n"
        try:
            return await self._client.post(self._url, content=content, headers={"Content-Type": "text/csv"})
        except httpx2.HTTPError as e:
            raise YearFailedError(f"the office cannot reach the cloud: {type(e).__name__}") from e


def _without_settled(lines: Sequence[str], faults: Sequence[Mapping[str, object]]) -> list[str]:
    """Leave out the lines that the API knows as decided; the head line is line 1."""
    known = {fault.get("line") for fault in faults if fault.get("error") == TEXTS.say("en", "fault.settled")}
    return [line for number, line in enumerate(lines, 2) if number not in known]
