"""A small HTTP server that speaks the append protocol over a dictionary, and misbehaves on request."""

import gzip
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from contract import entry as entries
from contract import gateway_side
from contract import leaf as leaves
from contract.leaf import Source
from contract.merkle import leaf_hash, root_of

Fault = Callable[[int], str | None]


class FakeCloud:
    """`logs` maps a log's name to its leaves; `fault(number of the request)` names what goes wrong with an append."""

    def __init__(self) -> None:
        self.logs: dict[str, list[bytes]] = {}
        self.fault: Fault = lambda _: None
        self.appends = 0
        self.heartbeats = 0
        self.url = ""
        self.lock = threading.Lock()

    def root(self, log: str) -> str:
        return root_of([leaf_hash(leaf) for leaf in self.logs[log]]).hex()

    def append(self, log: str, values: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        stored = self.logs.get(log, [])
        given = [leaf.encode() for leaf in values["leaves"]]
        self.heartbeats += not given
        if values["from"] > len(stored) or (not stored and not given):
            return 409, {"error": "hole", "next": len(stored)}
        for index, leaf in enumerate(given):
            n = values["from"] + index
            if n < len(stored) and stored[n] != leaf:
                return 409, {"error": "fork", "next": len(stored), "at": n}
        self.logs[log] = stored + given[len(stored) - values["from"] :]
        return 200, {"next": len(self.logs[log]), "root": self.root(log)}

    def devices(self) -> list[dict[str, Any]]:
        found: dict[tuple[str, str], dict[str, Any]] = {}
        for stored in self.logs.values():
            for leaf in map(leaves.decode, stored):
                if leaf.src is Source.DEVICE:
                    entry = gateway_side.peek_entry(leaf.payload)
                    row = {"dev": entry.dev, "ep": entry.ep, "seq": entry.seq, "h": entries.hash_of(leaf.payload)}
                    key = entry.dev, entry.ep
                    if key not in found or found[key]["seq"] < entry.seq:
                        found[key] = row
        return list(found.values())

    def identities(self) -> set[tuple[str, str, int]]:
        """Return what a cloud counts: each device entry once, whichever logs hold it."""
        result: set[tuple[str, str, int]] = set()
        for stored in self.logs.values():
            for leaf in map(leaves.decode, stored):
                if leaf.src is Source.DEVICE:
                    entry = gateway_side.peek_entry(leaf.payload)
                    result.add((entry.dev, entry.ep, entry.seq))
        return result


def _handler(cloud: FakeCloud) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any) -> None:
            pass

        def answer(self, status: int, values: Any, headers: dict[str, str] | None = None) -> None:
            body = json.dumps(values).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def proxied(self, status: int) -> None:
            """Answer as a proxy between the two does, in its own words."""
            body = b"<html><head><title>Not today</title></head><body><h1>nginx</h1></body></html>"
            self.send_response(status)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            with cloud.lock:
                cloud.appends += 1
                fault = cloud.fault(cloud.appends)
                if fault in ("429", "503"):
                    self.answer(int(fault), {"error": "busy"}, {"Retry-After": "0"})
                    return
                values = json.loads(gzip.decompress(body))
                if fault == "413" and len(values["leaves"]) > 50:
                    self.answer(413, {"error": "too-many"})
                    return
                if fault is not None and fault.startswith("proxy ") and len(values["leaves"]) > 50:
                    self.proxied(int(fault.removeprefix("proxy ")))
                    return
                status, answer = cloud.append(self.path.rsplit("/", 1)[1], values)
                if fault == "lost":
                    self.close_connection = True
                    return
                if fault == "nonsense":
                    self.answer(200, ["?"])
                    return
                if fault == "root":
                    answer["root"] = "0" * 64
                self.answer(status, answer)

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            with cloud.lock:
                if parts.path.endswith("/devices"):
                    self.answer(200, cloud.devices())
                elif parts.path.endswith("/logs"):
                    rows = [{"log": log, "next": len(s), "root": cloud.root(log)} for log, s in cloud.logs.items()]
                    self.answer(200, rows)
                else:
                    query = {name: int(value[0]) for name, value in parse_qs(parts.query).items()}
                    stored = cloud.logs[parts.path.rsplit("/", 1)[1]]
                    part = stored[query["from"] : query["from"] + query["limit"]]
                    self.answer(200, [leaf.decode() for leaf in part])

    return Handler


@contextmanager
def fake_cloud(port: int = 0, cloud: FakeCloud | None = None) -> Iterator[FakeCloud]:
    """Serve a cloud on 127.0.0.1."""
    cloud = cloud or FakeCloud()
    server = ThreadingHTTPServer(("127.0.0.1", port), _handler(cloud))
    server.daemon_threads = True
    cloud.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield cloud
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
