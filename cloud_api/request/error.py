"""Why a request is refused: the one error that becomes an HTTP answer."""

from starlette.exceptions import HTTPException


class RequestError(HTTPException):
    """The request is refused with an HTTP status; `code` labels a metric, `detail` says what is allowed."""

    def __init__(self, status: int, code: str, detail: str = "", **extra: int) -> None:
        """Say what to answer; `extra` goes into the JSON beside `error` and `detail`."""
        super().__init__(status, detail)
        self.code, self.extra = code, extra

    def __str__(self) -> str:
        """Return code and detail."""
        return f"{self.code}: {self.detail}"

    def answer(self) -> dict[str, str | int]:
        """Return the JSON object to send."""
        return {"error": self.code, "detail": self.detail, **self.extra}
