"""A Grafana behind a proxy: whatever body stands beside a status, it is said in one line."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dashboards.push import PushError
from dashboards.remote import Http

BODIES = [b"<html><body>Bad gateway</body></html>", b"", b"[1]", b"null", b"\xff\xfe", b'{"message": 5}']


@contextmanager
def answering(status: int, body: bytes) -> Iterator[Http]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    serving.start()
    try:
        yield Http(f"http://127.0.0.1:{server.server_port}", "token")
    finally:
        server.shutdown()
        serving.join()
        server.server_close()


@pytest.mark.parametrize("status", [400, 401, 403, 409, 412, 413, 500, 502, 503, 504])
def test_a_status_that_is_no_success_is_an_error_with_any_body(status: int) -> None:
    """F8's kind: the status decides."""
    for body in BODIES:
        with answering(status, body) as grafana, pytest.raises(PushError):
            grafana.find_folder("lawang")


def test_what_is_not_found_is_not_there_with_any_body() -> None:
    """F8's kind: 404 with a proxy's page."""
    for body in BODIES:
        with answering(404, body) as grafana:
            assert grafana.find_folder("lawang") is None


def test_a_success_that_is_none_is_an_error() -> None:
    """F8's kind: a login page with 200 is no answer of Grafana's."""
    with answering(200, BODIES[0]) as grafana, pytest.raises(PushError):
        grafana.find_folder("lawang")
