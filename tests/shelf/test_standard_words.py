"""Who knows the field's word for a thing finds where it is: a search for the word leads to the module."""

import importlib.util
from ast import get_docstring, parse
from pathlib import Path

import pytest

WORDS = {
    "authentication": ("cloud_api.request.access",),
    "back-off": ("firmware.backoff",),
    "backpressure": ("pages.stream",),
    "checkpoint": ("contract.checkpoint",),
    "composition root": ("cloud_api.app", "edge_gateway.gateway", "firmware.app"),
    "connection pool": ("cloud_api.database.pool",),
    "content negotiation": ("cloud_api.web.figures",),
    "Content Security Policy": ("pages.files",),
    "CSRF": ("cloud_api.web.office.pages", "edge_gateway.screens.guard"),
    "CSV injection": ("cloud_api.recap.as_csv",),
    "debounce": ("firmware.buttons",),
    "deduplication": ("cloud_api.append.leaves",),
    "dependency injection": ("cloud_api.web.depends",),
    "ETag": ("cloud_api.web.recap",),
    "hash chain": ("contract.entry",),
    "HMAC": ("contract.mac",),
    "idempotent": ("cloud_api.append.appending",),
    "input validation": ("cloud_api.request.query",),
    "internationalisation": ("shelf.texts",),
    "lazy loading": ("command_line.later",),
    "least privilege": ("cloud_api.database.rights",),
    "Merkle tree": ("contract.merkle",),
    "migrations": ("cloud_api.database.migrations",),
    "optimistic concurrency": ("cloud_api.append.appending",),
    "pagination": ("cloud_api.web.figures",),
    "Prometheus": ("cloud_api.web.metrics", "edge_gateway.screens.metrics"),
    "publish/subscribe": ("cloud_api.database.bells",),
    "rate limit": ("edge_gateway.intake.complaints",),
    "ring buffer": ("firmware.ring",),
    "schema versioning": ("shelf.formats",),
    "scrypt": ("edge_gateway.screens.password",),
    "server-sent events": ("pages.stream",),
    "session": ("edge_gateway.screens.sessions",),
    "slow loris": ("pages.serving",),
    "store and forward": ("edge_gateway.uplink.forwarder",),
    "structured logging": ("shelf.log_lines",),
    "watchdog": ("firmware.watch",),
    "write-ahead log": ("edge_gateway.log.store",),
    "XSS": ("pages.templates",),
}


@pytest.mark.parametrize(("word", "module"), [(word, module) for word, found in WORDS.items() for module in found])
def test_a_search_for_the_fields_word_finds_the_module(word: str, module: str) -> None:
    """The word stands in the module's docstring, whatever name the module has."""
    found = importlib.util.find_spec(module)
    assert found is not None
    assert found.origin is not None
    said = get_docstring(parse(Path(found.origin).read_text(encoding="utf-8"))) or ""
    assert word.casefold() in " ".join(said.split()).casefold()
