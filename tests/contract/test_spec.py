"""`SPEC.md` and the code say the same: examples, fields and their bounds, kinds, reasons and limits.

The bounds in the SPEC are read from its text and tried on the code's own checks, at the edge and one beyond it.
"""

import ast
import gzip
import inspect
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from cloud_api.append import leaves as cloud_leaves
from cloud_api.append import wire
from contract import checkpoint, entry, form, gateway_side, leaf, mac, merkle, messages, presence, records, topics
from contract.errors import ContractError
from contract.kinds import GATEWAY_KINDS, LATE_MS, OFFICE_KINDS, PRINT_MS, UNDOABLE
from contract.leaf import Source
from contract.mac import MacKey
from edge_gateway.intake import ingest, placing
from edge_gateway.intake import presence as signs
from edge_gateway.uplink import forwarder
from firmware import app, config, face, panel, session, watch, wifi

ROOT = Path(__file__).parents[2]
SPEC = (ROOT / "contract" / "SPEC.md").read_text(encoding="utf-8")
PARTS = ("contract", "firmware", "edge_gateway", "cloud_api")
KEY = MacKey(b"\x11" * 32)
OTHER_KEY = MacKey(b"\x12" * 32)

Check = Callable[[object], bool]
Fields = list[tuple[str, str]]
EXAMPLES = {
    "entry": 4,
    "hello": 1,
    "ack": 2,
    "skip": 1,
    "show": 1,
    "cmd": 1,
    "state": 1,
    "hb": 1,
    "login": 1,
    "topic": 1,
    "leaf": 5,
    "record": 2,
    "tree": 1,
}
EXAMPLES |= {"checkpoint": 1, "append": 1, "answer": 1}
LAYOUTS = {"head": entry.HEAD, "tail": entry.TAIL}
LAYOUTS |= {"hello": messages.HELLO, "ack": messages.ACK, "skip": messages.SKIP}
LAYOUTS |= {"show": messages.SHOW, "cmd": messages.CMD}
LAYOUTS |= {"state": messages.STATE, "hb": messages.HB}
TABLES = {"types": 1, "layouts": 3, "device-kinds": 1, "gateway-kinds": 1, "office-kinds": 1}


def blocks(tag: str) -> list[str]:
    """Return the fenced blocks of a tag as they stand, each without its last line feed."""
    return re.findall(rf"(?ms)^```{tag}\n(.*?)\n```$", SPEC)


def examples(tag: str) -> list[bytes]:
    """Return the examples of a tag, continued lines joined."""
    return [text.replace("\n  ", "").encode() for text in blocks(tag)]


def table(tag: str) -> dict[str, Fields]:
    """Return the fields and types of each line of the blocks of a tag, comments left out."""
    text = re.sub(r"#.*", "", "\n".join(blocks(tag)))
    rows = re.sub(r"\n +", " ", text).splitlines()
    parted = [row.split() for row in rows if row.strip()]
    return {name: [(field, kind) for field, _, kind in (w.partition(":") for w in words)] for name, *words in parted}


def aliases() -> dict[str, str]:
    """Return the named ranges of the SPEC's table of types."""
    return dict(re.findall(r"(?m)^(\w+) +(-?\d+\.\.\d+)$", blocks("types")[0]))


def samples(kind: str) -> tuple[list[object], list[object]]:
    """Return what a type of the SPEC's takes at its edges, and what it refuses beyond them."""
    if kind.endswith("?"):
        taken, refused = samples(kind[:-1])
        return [*taken, None], [value for value in refused if value is not None]
    kind = aliases().get(kind, kind)
    if found := re.fullmatch(r"(-?\d+)\.\.(\d+)", kind):
        lowest, highest = int(found[1]), int(found[2])
        return [lowest, highest], [lowest - 1, highest + 1, str(lowest), float(lowest), True, None]
    if found := re.fullmatch(r"one\((.+)\)", kind):
        return list(found[1].split(",")), ["", "x", found[1], 1, None]
    if kind == "day":
        return ["2026-11-25", "2028-02-29"], ["2026-02-29", "20261125", "2026-W48-3", "2026-11-25 ", "", 1, None]
    word, length = re.fullmatch(r"(name|hex|plain|text)(\d+)", kind).groups()  # type: ignore[union-attr]
    n = int(length)
    if word == "name":
        return ["a", "z9" * (n // 2), "a" * n, "0-a"], ["", "a" * (n + 1), "-a", "a-", "A", "a_", "é", "a\n", 1, None]
    if word == "hex":
        return ["0" * n, ("9af" * n)[:n]], ["", "0" * (n - 1), "0" * (n + 1), "A" * n, "g" * n, 1, None]
    if word == "plain":
        return ["", " " * n, "~" * n], ["~" * (n + 1), '"', "\\", "\x1f", "\x7f", "é", 1, None]
    return ["", "é" * n, "\U0001f600" * n], ["a" * (n + 1), 1, None]


def agree(kind: str, check: Check) -> None:
    """Assert that the code's check takes and refuses what the type says."""
    taken, refused = samples(kind)
    for value in taken:
        assert check(value), (kind, value)
    for value in refused:
        assert not check(value), (kind, value)
    if kind.startswith("one("):
        assert set(inspect.getclosurevars(check).nonlocals["allowed"]) == set(taken)


def verifier(signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public_key()).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def public_key() -> bytes:
    """Return the key that the SPEC names before its checkpoint."""
    found = re.search(r"public key\s+`([0-9a-f]{64})`", SPEC)
    assert found is not None
    return bytes.fromhex(found[1])


def calls(name: str, leave_out: frozenset[str] = frozenset()) -> Iterator[list[object]]:
    """Yield the arguments of each call of `name` in the product, None for what is no literal."""
    for path in (path for part in PARTS for path in (ROOT / part).rglob("*.py")):
        if leave_out & {*path.relative_to(ROOT).parts}:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == name:
                yield [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]


def rows(first: str) -> list[tuple[set[str], set[str]]]:
    """Return the words in code of the first two columns of the table whose heading begins with `first`."""
    body = SPEC.split(f"| {first} |")[1].split("\n\n")[0]
    cells = [line.split("|") for line in body.splitlines() if line.startswith("| ")]
    return [(set(re.findall(r"[\w-]+", row[1])), set(re.findall(r"`([a-z-]+)`", row[2]))) for row in cells]


def test_every_block_has_a_tag_that_is_tested_here() -> None:
    """Class: an example that nothing reads, because its tag was mistyped."""
    found = re.findall(r"(?m)^```(.+)$", SPEC)
    assert {tag: found.count(tag) for tag in found} == EXAMPLES | TABLES


@pytest.mark.parametrize("message", examples("entry"))
def test_an_entry_is_read_under_the_key_and_written_the_same(message: bytes) -> None:
    read = gateway_side.unseal_entry(KEY, message)
    if gateway_side.is_known(read):
        assert entry.seal(KEY, read) == message
    with pytest.raises(ContractError, match="mac"):
        gateway_side.unseal_entry(OTHER_KEY, message)


def test_the_entries_are_a_chain_an_epoch_and_a_later_version() -> None:
    boot, press, epoch, later = examples("entry")
    first, second, opened, unknown = (
        gateway_side.unseal_entry(KEY, message) for message in (boot, press, epoch, later)
    )
    assert (first.seq, first.prev, second.seq, second.prev) == (1, entry.START, 2, entry.hash_of(boot))
    assert f"their hashes are `{entry.hash_of(boot)}` and `{entry.hash_of(press)}`" in SPEC
    assert (opened.seq, opened.prev, gateway_side.field(opened, "old")) == (1, entry.START, first.ep)
    assert (unknown.v, unknown.prev, gateway_side.is_known(unknown)) == (2, entry.hash_of(press), False)


def test_hello_acks_and_skip_are_read_under_the_key_and_tell_one_story() -> None:
    boot, press = examples("entry")[:2]
    (hello,) = (gateway_side.unseal_hello(KEY, message) for message in examples("hello"))
    answer, ack = (messages.unseal_ack(KEY, message) for message in examples("ack"))
    (skip,) = (gateway_side.unseal_skip(KEY, message) for message in examples("skip"))
    assert [messages.seal_hello(KEY, hello)] == examples("hello")
    assert [gateway_side.seal_ack(KEY, answer), gateway_side.seal_ack(KEY, ack)] == examples("ack")
    assert [messages.seal_skip(KEY, skip)] == examples("skip")
    assert (hello.first, hello.last, hello.at) == (1, 2, 2)
    assert (answer.seq, answer.top, answer.h, answer.nonce) == (1, 1, entry.hash_of(boot), hello.nonce)
    assert (ack.seq, ack.top, ack.h, ack.nonce) == (2, 2, entry.hash_of(press), None)
    assert (skip.first, skip.last) == (3, 40)
    with pytest.raises(ContractError, match="mac"):
        messages.unseal_ack(KEY, examples("skip")[0])


def test_a_show_answers_the_press_and_a_cmd_follows_it_under_the_nonce_of_the_hello() -> None:
    hello = gateway_side.unseal_hello(KEY, examples("hello")[0])
    ack = messages.unseal_ack(KEY, examples("ack")[1])
    (show,) = (messages.unseal_show(KEY, message) for message in examples("show"))
    (cmd,) = (messages.unseal_cmd(KEY, message) for message in examples("cmd"))
    assert [gateway_side.seal_show(KEY, show)] == examples("show")
    assert [gateway_side.seal_cmd(KEY, cmd)] == examples("cmd")
    assert (show.dev, show.nonce, show.seq) == (hello.dev, hello.nonce, ack.seq)
    assert (cmd.dev, cmd.nonce, cmd.id) == (hello.dev, hello.nonce, show.id + 1)
    for unseal, other in ((messages.unseal_show, "cmd"), (messages.unseal_cmd, "show")):
        with pytest.raises(ContractError, match="mac"):
            unseal(KEY, examples(other)[0])


def test_a_heartbeat_and_the_will_of_its_connection_are_read_under_the_key() -> None:
    hello = gateway_side.unseal_hello(KEY, examples("hello")[0])
    (ended,) = (presence.unseal_ended(KEY, message) for message in examples("state"))
    (beat,) = (presence.unseal_heartbeat(KEY, message) for message in examples("hb"))
    assert [presence.seal_ended(KEY, ended)] == examples("state")
    assert [presence.seal_heartbeat(KEY, beat)] == examples("hb")
    assert ended.nonce == beat.nonce != hello.nonce
    assert (ended.dev, beat.dev, beat.boot) == (hello.dev, hello.dev, hello.boot)
    with pytest.raises(ContractError, match="mac"):
        presence.unseal_ended(KEY, examples("hb")[0])


def test_the_login_is_that_of_the_key() -> None:
    (said,) = examples("login")
    site, user, password = said.decode().split()
    assert mac.password(KEY, site, user).decode() == password
    assert f"password; the gateway as `{topics.GATEWAY}`" in SPEC


def test_the_leaves_are_one_log_of_the_entries() -> None:
    data = examples("leaf")
    read = [leaf.decode(item) for item in data]
    assert [leaf.encode(item) for item in read] == data
    assert [item.n for item in read] == list(range(5))
    assert [item.payload for item in read if item.src is Source.DEVICE] == examples("entry")[:2]
    said = [records.decode(item.payload) for item in read if item.src is Source.GATEWAY]
    assert [records.encode(record) for record in said] == [i.payload for i in read if i.src is Source.GATEWAY]
    assert [record.k for record in said] == ["open", "plan", "enter"]
    assert said[0].data["key"] == public_key().hex()
    assert read[4].payload == examples("record")[0]


def test_the_undo_is_a_record_and_is_about_the_kinds_that_the_spec_names() -> None:
    """E3: from `day` to `adjust`, in the order of the table."""
    payload = examples("record")[1]
    record = records.decode(payload)
    assert (record.k, records.encode(record)) == ("undo", payload)
    assert f"entry {record.data['by']} keeps who wanted it, and {record.data['first']} to {record.data['last']}" in SPEC
    named = list(table("gateway-kinds"))
    assert [k for k in named if k in UNDOABLE] == named[named.index("day") : named.index("adjust") + 1]
    assert "of the kinds from `day` to `adjust` below" in SPEC


def test_tree_and_checkpoint_are_those_of_the_leaves() -> None:
    hashes = [merkle.leaf_hash(item) for item in examples("leaf")]
    root = merkle.root_of(hashes)
    assert examples("tree") == [f"leaf 3 {hashes[3].hex()}\nroot 5 {root.hex()}".encode()]
    note = blocks("checkpoint")[0].encode() + b"\n"
    assert checkpoint.verify(note, public_key(), verifier) == checkpoint.Checkpoint(
        "lawang/serang/gw-1f2e3d4c", 5, root
    )


def test_the_batch_is_taken_as_the_last_leaves_of_the_log() -> None:
    (body,) = examples("append")
    batch = wire.parse(wire.inflate(gzip.compress(body)))
    assert (batch.first, batch.head, batch.leaves) == (3, 5, examples("leaf")[3:])
    assert len(cloud_leaves.check("serang", "gw-1f2e3d4c", batch).items) == 2
    cloud_leaves.check("serang", "gw-1f2e3d4c", wire.Batch(0, examples("leaf"), 5, batch.sent))
    root = merkle.root_of([merkle.leaf_hash(item) for item in examples("leaf")])
    assert json.loads(examples("answer")[0]) == {"next": 5, "root": root.hex()}


def test_the_topic_is_a_devices_and_every_channel_is_described() -> None:
    (topic,) = examples("topic")
    assert gateway_side.parse_topic(topic.decode()) == gateway_side.Topic("serang", "gate-a", "evt")
    assert {word for words, _ in rows("channel") for word in words} == {*topics.FROM_DEVICE, *topics.TO_DEVICE}
    assert f"`{topics.gateway_state('x').replace('/x/', '/<site>/')}`" in SPEC


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layouts_fields_stand_in_order_with_the_bounds_of_the_code(name: str) -> None:
    layout = LAYOUTS[name]
    stated = table("layouts")[name]
    assert [field for field, _ in stated] == [field for field, _ in layout]
    for (_, kind), (_, check) in zip(stated, layout, strict=True):
        agree(kind, check)


def test_the_device_kinds_are_those_of_the_code() -> None:
    stated = table("device-kinds")
    assert stated.keys() == entry.KINDS.keys()
    for k, layout in entry.KINDS.items():
        assert [field for field, _ in stated[k]] == [field for field, _ in layout]
        for (_, kind), (_, check) in zip(stated[k], layout, strict=True):
            agree(kind, check)


@pytest.mark.parametrize(("tag", "kinds"), [("gateway-kinds", GATEWAY_KINDS), ("office-kinds", OFFICE_KINDS)])
def test_the_kinds_of_gateway_and_office_are_those_of_the_code(
    tag: str, kinds: Mapping[str, Mapping[str, Check]]
) -> None:
    stated = table(tag)
    assert stated.keys() == kinds.keys()
    for k, checks in kinds.items():
        assert {field for field, _ in stated[k]} == checks.keys(), k
        for field, kind in stated[k]:
            agree(kind, checks[field])


def test_every_reason_of_the_code_is_explained_and_no_other() -> None:
    """Class: a refusal whose word a reader cannot look up."""
    found = {str(arguments[0]) for arguments in calls("ContractError")}
    assert "None" not in found, "a reason that is no literal escapes this test"
    stated = {word for words, _ in rows("reason") for word in words}
    assert stated == found


def test_every_fault_that_a_device_names_is_explained_and_no_other() -> None:
    """Class: a fault whose word an installer cannot look up."""
    given = {panel.BUS, panel.STUCK, face.SCREEN, face.REFUSED, wifi.RADIO, app.FLASH, watch.WATCHDOG}
    of_the_firmware = frozenset(path.name for path in ROOT.iterdir() if path.name != "firmware")
    for named in (calls("fault"), calls("tell", of_the_firmware)):
        assert {str(arguments[0]) for arguments in named} == {"None"}  # by these constants alone
    source = "".join((ROOT / "firmware" / name).read_text(encoding="utf-8") for name in ("app.py", "main.py"))
    tasks = set(re.findall(r'(?:[{ ,]|extra\[|tasks\[)"(\w+)"(?:: (?:panel|link|lambda|watch)|\] = lambda)', source))
    body = SPEC.split("| `what` of a fault |")[1].split("\n\n")[0]
    stated = {
        word
        for line in body.splitlines()
        if line.startswith("| `")
        for word in re.findall(r"`(\w+)`", line.split("|")[1])
    }
    assert stated == given | tasks


OF_PEOPLE = frozenset(
    {"office", "recap", "screens", "login.py", "edge_gateway"}
)  # of /openapi.json, not of the contract


def test_every_answer_of_the_cloud_is_explained_under_its_status_and_no_other() -> None:
    stated = {(status, code) for statuses, codes in rows("status") for status in statuses for code in codes}
    pairs = [(arguments[0], arguments[1]) for arguments in calls("RequestError", OF_PEOPLE)]
    found = {(str(status), str(code)) for status, code in pairs if status is not None}
    of_the_framework = {("404", "not-found"), ("405", "method"), ("other", "http")}
    assert len([status for status, _ in pairs if status is None]) == 1
    assert stated == found | of_the_framework
    source = (ROOT / "cloud_api" / "web" / "errors.py").read_text(encoding="utf-8")
    assert all(f'"{code}"' in source for _, code in of_the_framework)


LABELS = (entry.DOMAIN, messages.HELLO_DOMAIN, messages.ACK_DOMAIN, messages.SKIP_DOMAIN)
LABELS += (messages.SHOW_DOMAIN, messages.CMD_DOMAIN, messages.STATE_DOMAIN, messages.HB_DOMAIN)
LIMITS = {
    "a message": f"1 to {form.MAX_MESSAGE} bytes",
    "a key": f"key of\n   {mac.KEY_BYTES} bytes",
    "a mac": f"first {mac.MAC_HEX} lower-case hex digits",
    "a hash": f"first {mac.DIGEST_HEX} hex digits",
    "the start of a chain": f"`{entry.START}`",
    "the labels": "`, `".join(label.decode() for label in LABELS),
    "boots": f"stays at {form.MAX_BOOT}",
    "an error": f"above {form.MAX_ERR}",
    "the window": f"at most {session.WINDOW} messages",
    "silence": f"after {config.DEFAULTS['resend_s']} s",
    "asking": f"from 2 to {config.DEFAULTS['hello_s']} s",
    "a repeated ack": f"at most once in {session.GO_BACK_MS // 1000} s",
    "an unanswered press": f"none after {panel.ANSWER_MS // 1000} s",
    "a blink": f"blink for {panel.BLINK_MS // 1000} s",
    "a refused box": f"for {face.RECORD_MS // 60_000} minutes",
    "a heartbeat of now": f"within {signs.FRESH_MS} of the gateway's clock",
    "an unsealed one": f"at most {signs.LONGEST} bytes",
    "going back": f"at most once in {ingest.GO_BACK_MS // 1000} s for each device",
    "a payload": f"1 to {leaf.MAX_PAYLOAD} bytes",
    "a believed error": f"`err` <= {placing.MAX_BELIEVED_ERR}",
    "a clock ahead": f"`rx` + {placing.MAX_AHEAD}",
    "a hello's delay": f"with {placing.HELLO_DELAY} and {placing.DRIFT_PPM} ppm",
    "lateness": f"above {LATE_MS}",
    "a slip": f"at most {PRINT_MS} ms after the press",
    "an integer": f"at most {records.MAX_INT} of either sign",
    "a checkpoint's size": f"`0..{checkpoint.MAX_SIZE}`",
    "a note": f"At most {checkpoint.MAX_NOTE} bytes",
    "leaves": f"0 to {wire.MAX_LEAVES} leaves",
    "wire": f"{wire.MAX_WIRE} bytes as sent",
    "body": f"{wire.MAX_BODY} decompressed",
    "signs of life": f"each {forwarder.HEARTBEAT_S:g} s",
}


@pytest.mark.parametrize("what", LIMITS)
def test_a_limit_is_the_codes(what: str) -> None:
    """Where the line breaks does not matter."""
    assert " ".join(LIMITS[what].split()) in " ".join(SPEC.split())


def test_rules_are_numbered_without_holes_and_lines_are_short() -> None:
    numbers = [int(number) for number in re.findall(r"(?m)^(\d+)\. ", SPEC)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [line for line in SPEC.splitlines() if len(line) > 120] == []
