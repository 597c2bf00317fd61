"""A Grafana's HTTP API in memory, as strict as its published shapes: what it would refuse is refused here."""

import copy
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

TOKEN = "glsa_test"
RULE = ("condition", "data", "execErrState", "folderUID", "for", "noDataState", "orgID", "ruleGroup", "title")
RECEIVERS = {"telegram": ("bottoken", "chatid"), "email": ("addresses",), "webhook": ("url",)}


class RefusedError(Exception):
    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass
class Grafana:
    """What it holds, and each request that it got."""

    sources: dict[str, Any] = field(default_factory=lambda: {"lawang": {"uid": "lawang"}})
    folders: dict[str, Any] = field(default_factory=dict)
    boards: dict[str, Any] = field(default_factory=dict)
    rules: dict[str, Any] = field(default_factory=dict)
    points: dict[str, Any] = field(default_factory=dict)
    provisioned: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    empty: str = "no query holds this"

    def answer(self, method: str, path: str, body: Any) -> Any:
        self.asked.append(f"{method} {path}")
        parts = path.partition("?")[0].removeprefix("/api/").split("/")
        match method, parts:
            case "GET", ["datasources", "uid", uid]:
                return self._get(self.sources, uid)
            case "GET", ["folders", uid]:
                return self._get(self.folders, uid)
            case "POST", ["folders"]:
                return self._add_folder(body)
            case "GET", ["dashboards", "uid", uid]:
                return self._get(self.boards, uid)
            case "POST", ["dashboards", "db"]:
                return self._save(body)
            case "POST", ["ds", "query"]:
                return self._query(body)
            case "GET", ["v1", "provisioning", "contact-points"]:
                return list(self.points.values())
            case "GET", ["v1", "provisioning", "alert-rules", uid]:
                return self._get(self.rules, uid)
            case "POST" | "PUT", ["v1", "provisioning", "contact-points", *_]:
                return self._point(method, body)
            case "POST" | "PUT", ["v1", "provisioning", "alert-rules", *_]:
                return self._rule(method, body)
            case _:
                raise RefusedError(404, f"not in the API: {method} {path}")

    def _query(self, body: Any) -> Any:
        (query,) = body["queries"]
        if set(body) != {"queries", "from", "to"} or not int(body["from"]) < int(body["to"]):
            raise RefusedError(400, "bad request data")
        if query["datasource"] != {"type": "grafana-postgresql-datasource", "uid": "lawang"}:
            raise RefusedError(404, "data source not found")
        if re.search(r"\$\{|\[\[", query["rawSql"]):
            raise RefusedError(400, "db query error: syntax error at or near a variable")
        values = [] if self.empty in query["rawSql"] else [["a", "b"], [1, 2]]
        frame = {"schema": {"fields": [{"name": "x"}, {"name": "y"}][: len(values)]}, "data": {"values": values}}
        return {"results": {"A": {"status": 200, "frames": [frame]}}}

    def _get(self, where: dict[str, Any], uid: str) -> Any:
        if uid not in where:
            raise RefusedError(404, f"{uid} not found")
        return where[uid]

    def _add_folder(self, body: Any) -> Any:
        if body["uid"] in self.folders or not body.get("title"):
            raise RefusedError(409, "a folder with that uid exists, or it has no title")
        self.folders[body["uid"]] = {"uid": body["uid"], "title": body["title"], "version": 1}
        return self.folders[body["uid"]]

    def _save(self, body: Any) -> Any:
        board, uid = copy.deepcopy(body["dashboard"]), body["dashboard"]["uid"]
        if set(body) - {"dashboard", "folderUid", "overwrite", "message", "folderId", "isFolder", "userId"}:
            raise RefusedError(400, "bad request data")
        if not board.get("title") or not re.fullmatch(r"[a-zA-Z0-9\-_]{1,40}", uid):
            raise RefusedError(400, "title empty, or uid too long or with illegal characters")
        if body["folderUid"] not in self.folders:
            raise RefusedError(400, "folder not found")
        there = self.boards.get(uid)
        if uid in self.provisioned:
            raise RefusedError(400, "Cannot save provisioned dashboard")
        if there is None and board.get("id") is not None:
            raise RefusedError(404, "dashboard not found")
        if there is not None and not body["overwrite"] and board.get("version") != there["dashboard"]["version"]:
            raise RefusedError(412, "The dashboard has been changed by someone else")
        version = 1 if there is None else there["dashboard"]["version"] + 1
        board |= {"id": len(self.boards) + 1 if there is None else there["dashboard"]["id"], "version": version}
        meta = {"provisioned": False, "folderUid": body["folderUid"]}
        self.boards[uid] = {"dashboard": board, "meta": meta}
        return {"uid": uid, "status": "success", "version": version}

    def _rule(self, method: str, rule: Any) -> Any:
        missing = [name for name in RULE if rule.get(name) in (None, "", [])]
        if missing:
            raise RefusedError(400, f"validation failed: {missing} required")
        if rule["noDataState"] not in {"Alerting", "NoData", "OK", "KeepLast"} or rule["execErrState"] not in {
            "OK", "Alerting", "Error", "KeepLast",
        }:  # fmt: skip
            raise RefusedError(400, "unknown state")
        if not re.fullmatch(r"[a-zA-Z0-9-_]{1,40}", rule["uid"]) or not re.fullmatch(r"(\d+[hms])+", rule["for"]):
            raise RefusedError(400, "uid or for")
        if rule["condition"] not in {query["refId"] for query in rule["data"]}:
            raise RefusedError(400, "condition does not exist")
        if rule["folderUID"] not in self.folders:
            raise RefusedError(400, "folder does not exist")
        if rule["notification_settings"]["receiver"] not in {point["name"] for point in self.points.values()}:
            raise RefusedError(400, "receiver does not exist")
        if (rule["uid"] in self.rules) != (method == "PUT"):
            raise RefusedError(409 if method == "POST" else 404, "conflict")
        if self.rules.get(rule["uid"], {}).get("provenance") == "file":
            raise RefusedError(409, "cannot change provenance from 'file' to 'api'")
        hold = {"0s": "0s", "1m": "1m0s"}.get(rule["for"], rule["for"])  # Go writes durations its way
        self.rules[rule["uid"]] = copy.deepcopy(rule) | {"id": 1, "provenance": "api", "updated": "now", "for": hold}
        return self.rules[rule["uid"]]

    def _point(self, method: str, point: Any) -> Any:
        needed = RECEIVERS.get(point.get("type"), ("type",))
        if not point.get("name") or any(not point["settings"].get(name) for name in needed):
            raise RefusedError(400, "invalid contact point")
        if (point["uid"] in self.points) != (method == "PUT"):
            raise RefusedError(409, "conflict")
        kept = copy.deepcopy(point) | {"provenance": "api", "disableResolveMessage": False}
        if "bottoken" in kept["settings"]:
            kept["settings"]["bottoken"] = "[REDACTED]"
        self.points[point["uid"]] = kept
        return kept


@contextmanager
def serving(grafana: Grafana) -> Iterator[str]:
    """Serve it on a free port and give its URL."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            return

        def handle_any(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(size)) if size else None
            status, answer = 200, None
            try:
                known = self.headers.get("Authorization") == f"Bearer {TOKEN}"
                if not known and self.path != "/api/ds/query" and self.command != "GET":
                    raise RefusedError(401, "Unauthorized")
                answer = grafana.answer(self.command, self.path, body)
            except RefusedError as e:
                status, answer = e.status, {"message": str(e)}
            data = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_DELETE = handle_any  # noqa: N815 - their names there

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
