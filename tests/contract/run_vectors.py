"""Run `contract/vectors.json`, or the file given, on CPython or MicroPython.

`python tests/contract/run_vectors.py [FILE]`: prints the interpreter, each vector that disagrees and the count;
ends with status 1 if one does or none was run. MicroPython has the device's part of the contract only.
"""

# ruff: noqa: ANN001, ANN201, ANN202, PTH123 - MicroPython has neither typing nor pathlib

import json
import sys
from binascii import hexlify, unhexlify

ROOT = "/".join(__file__.split("/")[:-3]) or "."
sys.path.insert(0, ROOT)

from contract import entry, gateway_side, mac, messages, presence, topics  # noqa: E402 - after the path is known
from contract.errors import ContractError  # noqa: E402
from contract.mac import MacKey  # noqa: E402

FILE = ROOT + "/contract/vectors.json"
ON_SERVER = sys.implementation.name != "micropython"


class Wrong(Exception):  # noqa: N818 - it is what the vector says of the code, or the code of the vector
    """The code read something else than the vector expects."""


def equal(found, wanted):
    """Raise Wrong unless both are equal, tuples and lists alike."""
    if found != wanted:
        raise Wrong("found " + repr(found) + ", expected " + repr(wanted))


def plain(value):
    """Return a value as JSON has it."""
    return [plain(item) for item in value] if isinstance(value, (tuple, list)) else value


def filled(case, value):
    """Return a value of a case with each * as so many x, if the case has `pad`."""
    if "pad" not in case:
        return value
    if isinstance(value, dict):
        return {name: filled(case, value[name]) for name in value}
    return value.replace("*", "x" * case["pad"]) if isinstance(value, str) else value


def check_fields(row, wanted):
    """Compare a namedtuple with an object."""
    equal(len(row), len(wanted))
    for field in wanted:
        equal(plain(getattr(row, field)), wanted[field])


def run_entry(key, case, data):
    """Unseal; what is valid is also looked at without a key and, if known, sealed again."""
    read = gateway_side.unseal_entry(key, data)
    equal(gateway_side.peek_entry(data), read)
    check_fields(read, case["expect"]["fields"])
    equal(entry.hash_of(data), case["expect"]["hash"])
    equal(gateway_side.is_known(read), case["expect"]["known"])
    if gateway_side.is_known(read):
        equal(entry.seal(key, read), data)


def run_message(unseal, seal):
    """Return a check that unseals and seals again."""

    def run(key, case, data):
        read = unseal(key, data)
        check_fields(read, case["expect"]["fields"])
        equal(seal(key, read), data)

    return run


def run_login(key, case, data):
    """Log in as a user of a site."""
    equal(mac.password(key, *data.decode().split("/")).decode(), case["expect"]["password"])


def run_topic(_, case, data):
    """Parse and put together again."""
    read = gateway_side.parse_topic(data.decode())
    check_fields(read, case["expect"]["fields"])
    equal(topics.device_topic(*read), data.decode())


DEVICE = {
    "entry": run_entry,
    "hello": run_message(gateway_side.unseal_hello, messages.seal_hello),
    "ack": run_message(messages.unseal_ack, gateway_side.seal_ack),
    "skip": run_message(gateway_side.unseal_skip, messages.seal_skip),
    "show": run_message(messages.unseal_show, gateway_side.seal_show),
    "cmd": run_message(messages.unseal_cmd, gateway_side.seal_cmd),
    "state": run_message(presence.unseal_ended, presence.seal_ended),
    "hb": run_message(presence.unseal_heartbeat, presence.seal_heartbeat),
    "login": run_login,
    "topic": run_topic,
}


def server_checks(public_key):
    """Return the checks of what only servers read; imports what MicroPython has not."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

    from contract import checkpoint, leaf, merkle, records  # noqa: PLC0415

    signer = Ed25519PublicKey.from_public_bytes(public_key)

    def verifier(signature, message):
        try:
            signer.verify(signature, message)
        except InvalidSignature:
            return False
        return True

    def run_leaf(_, case, data):
        read = leaf.decode(data)
        wanted = filled(case, case["expect"]["fields"])
        equal([read.n, read.at, read.err, read.rx, str(read.src)], [wanted[k] for k in ("n", "at", "err", "rx", "src")])
        equal(read.payload.decode(), wanted["payload"])
        equal(merkle.leaf_hash(data).hex(), case["expect"]["hash"])
        equal(leaf.encode(read), data)

    def run_record(_, case, data):
        read = records.decode(data)
        equal({"v": read.v, "k": read.k, "data": dict(read.data), "known": read.is_known}, filled(case, case["expect"]))
        if read.is_known:
            equal(records.encode(read), data)

    def run_tree(_, case, __):
        hashes = [merkle.leaf_hash(unhexlify(text)) for text in case["leaves"]]
        equal(merkle.root_of(hashes).hex(), case["expect"]["root"])

    def run_inclusion(_, case, __):
        path = [unhexlify(text) for text in case["proof"]]
        merkle.verify_inclusion(unhexlify(case["leaf"]), case["index"], case["size"], path, unhexlify(case["root"]))

    def run_consistency(_, case, __):
        path = [unhexlify(text) for text in case["proof"]]
        roots = unhexlify(case["first_root"]), unhexlify(case["second_root"])
        merkle.verify_consistency(case["first"], case["second"], path, *roots)

    def run_checkpoint(_, case, data):
        read = checkpoint.verify(data, public_key, verifier)
        equal({"origin": read.origin, "size": read.size, "root": hexlify(read.root).decode()}, case["expect"])
        _, key_id, signature = checkpoint.parse(data)
        equal(key_id, checkpoint.key_id(read.origin, public_key))
        equal(checkpoint.sign(read, public_key, lambda _: signature), data)

    return {
        "leaf": run_leaf,
        "record": run_record,
        "tree": run_tree,
        "inclusion": run_inclusion,
        "consistency": run_consistency,
        "checkpoint": run_checkpoint,
    }


def verdict(check, key, case):
    """Return None if the code agrees with the case, else what it did."""
    data = unhexlify(case["hex"]) if "hex" in case else filled(case, case.get("input", "")).encode()
    try:
        check(key, case, data)
    except ContractError as e:
        reasons = case.get("reason", [])
        if e.reason == reasons or (isinstance(reasons, list) and e.reason in reasons):
            return None
        return "refused: " + str(e)
    except Wrong as e:
        return str(e)
    except KeyError as e:
        return repr(e) if case["valid"] else "accepted"  # it has nothing to compare with
    except Exception as e:  # noqa: BLE001 - any other error is a hole in the code, and is reported as one
        return "not a ContractError: " + repr(e)
    return None if case["valid"] else "accepted"


def run(path, on_server):
    """Return the number of cases run and a line for each that disagrees."""
    with open(path) as file:
        vectors = json.load(file)
    key = MacKey.from_hex(vectors["key"])
    checks = dict(DEVICE)
    if on_server:
        checks.update(server_checks(unhexlify(vectors["public_key"])))
    count = 0
    wrong = []
    for case in vectors["cases"]:
        if case["what"] in checks:
            count += 1
            found = verdict(checks[case["what"]], key, case)
            if found is not None:
                wrong.append(case["what"] + ": " + case["name"] + ": " + found)
    return count, wrong


def main():
    """Run the file named on the command line; return the exit status."""
    count, wrong = run(sys.argv[1] if len(sys.argv) > 1 else FILE, ON_SERVER)
    for line in wrong:
        print(line)
    print(sys.implementation)
    print(count, "vectors,", len(wrong), "disagree")
    return 1 if wrong or not count else 0


if __name__ == "__main__":
    sys.exit(main())
