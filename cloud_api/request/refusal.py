"""Why a request is refused: the one error that becomes an HTTP answer."""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not a fault of ours
    """The request is refused with an HTTP `status`; `code` labels a metric, `detail` says what is allowed."""

    def __init__(self, status: int, code: str, detail: str = "", **extra: int) -> None:
        """Say what to answer; `extra` goes into the JSON beside `error` and `detail`."""
        super().__init__(f"{code}: {detail}")
        self.status, self.code, self.detail, self.extra = status, code, detail, extra

    def answer(self) -> dict[str, str | int]:
        """Return the JSON object to send."""
        return {"error": self.code, "detail": self.detail, **self.extra}
