"""Vectors of the tree, its proofs and checkpoints."""

import base64
import hashlib
from collections.abc import Iterator

from cases_form import HEX64, LOG, Case, case
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SIGNER = Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64)))
OTHER_SIGNER = Ed25519PrivateKey.from_private_bytes(bytes(range(64, 96)))
PUBLIC = SIGNER.public_key().public_bytes_raw()

# The leaves and roots with which Certificate Transparency's own implementations are tested (RFC 6962).
CT_LEAVES = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
CT_ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)


def mth(items: list[bytes]) -> bytes:
    """MTH of RFC 6962 section 2.1, over leaves."""
    if not items:
        return hashlib.sha256(b"").digest()
    if len(items) == 1:
        return hashlib.sha256(b"\0" + items[0]).digest()
    k = 1
    while k * 2 < len(items):
        k *= 2
    return hashlib.sha256(b"\1" + mth(items[:k]) + mth(items[k:])).digest()


def path(m: int, items: list[bytes]) -> list[bytes]:
    """PATH of RFC 6962 section 2.1.1."""
    if len(items) == 1:
        return []
    k = 1
    while k * 2 < len(items):
        k *= 2
    return [*path(m, items[:k]), mth(items[k:])] if m < k else [*path(m - k, items[k:]), mth(items[:k])]


def proof(m: int, items: list[bytes], *, whole: bool = True) -> list[bytes]:
    """PROOF of RFC 6962 section 2.1.2."""
    if m == len(items):
        return [] if whole else [mth(items)]
    k = 1
    while k * 2 < len(items):
        k *= 2
    if m <= k:
        return [*proof(m, items[:k], whole=whole), mth(items[k:])]
    return [*proof(m - k, items[k:], whole=False), mth(items[:k])]


def trees() -> Iterator[Case]:
    """Cases of `merkle`: `tree` gives the root; `inclusion` and `consistency` are checked."""
    items = [bytes.fromhex(text) for text in CT_LEAVES]
    for size, root in enumerate(CT_ROOTS):
        assert mth(items[:size]).hex() == root
        yield {
            "name": f"{size} leaves",
            "what": "tree",
            "leaves": CT_LEAVES[:size],
            "valid": True,
            "expect": {"root": root},
        }
    for index, size in ((0, 1), (0, 8), (5, 8), (2, 3), (1, 5), (6, 7)):
        yield inclusion(f"leaf {index} of {size}", items, index, size)
    for first, second in ((1, 1), (1, 8), (6, 8), (2, 5), (4, 8), (3, 7), (7, 8)):
        yield consistency(f"{first} to {second}", items, first, second)
    good, grown = inclusion("", items, 5, 8), consistency("", items, 6, 8)
    wrong = {"valid": False, "reason": "proof"}
    swapped = good["proof"][::-1]
    for name, change in {
        "the index before": {"index": 4},
        "the index after": {"index": 6},
        "an index beyond the tree": {"index": 8},
        "a negative index": {"index": -1},
        "a smaller size": {"size": 6},
        "no size": {"index": 0, "size": 0},
        "a hash missing": {"proof": good["proof"][:-1]},
        "a hash more": {"proof": [*good["proof"], HEX64]},
        "hashes in another order": {"proof": swapped},
        "another root": {"root": CT_ROOTS[7]},
        "another leaf": {"leaf": HEX64},
        "no proof": {"proof": []},
    }.items():
        yield without_expectation(good) | {"name": name} | change | wrong
    for name, change in {
        "a smaller first": {"first": 5},
        "first 0": {"first": 0},
        "first beyond second": {"first": 9},
        "another second": {"second": 20},
        "a hash missing": {"proof": grown["proof"][:-1]},
        "a hash more": {"proof": [*grown["proof"], HEX64]},
        "no proof": {"proof": []},
        "roots exchanged": {"first_root": CT_ROOTS[8], "second_root": CT_ROOTS[6]},
        "another history": {"first_root": CT_ROOTS[5]},
        "same size, another root": {"first": 8, "proof": []},
    }.items():
        yield without_expectation(grown) | {"name": name} | change | wrong


def without_expectation(good: Case) -> Case:
    """Return a case without what it expects."""
    return {k: v for k, v in good.items() if k != "expect"}


def inclusion(name: str, items: list[bytes], index: int, size: int) -> Case:
    """Return a valid case of an inclusion proof."""
    hashes = [h.hex() for h in path(index, items[:size])]
    item = hashlib.sha256(b"\0" + items[index]).hexdigest()
    given = {"index": index, "size": size, "leaf": item, "proof": hashes, "root": CT_ROOTS[size]}
    return {"name": name, "what": "inclusion", **given, "valid": True, "expect": {}}


def consistency(name: str, items: list[bytes], first: int, second: int) -> Case:
    """Return a valid case of a consistency proof."""
    hashes = [h.hex() for h in proof(first, items[:second])]
    roots = {"first_root": CT_ROOTS[first], "second_root": CT_ROOTS[second]}
    given = {"first": first, "second": second, "proof": hashes, **roots}
    return {"name": name, "what": "consistency", **given, "valid": True, "expect": {}}


ORIGIN = f"lawang/serang/{LOG}"


def checkpoint(
    size: str = "8",
    *,
    origin: str = ORIGIN,
    root: str | None = None,
    signer: Ed25519PrivateKey = SIGNER,
    name: str | None = None,
) -> bytes:
    """Return a signed checkpoint."""
    given = base64.b64encode(bytes.fromhex(CT_ROOTS[8])).decode() if root is None else root
    body = f"{origin}\n{size}\n{given}\n"
    key_name = origin if name is None else name
    identified = key_name.encode() + b"\n\x01" + signer.public_key().public_bytes_raw()
    signature = hashlib.sha256(identified).digest()[:4] + signer.sign(body.encode())
    return f"{body}\n\u2014 {key_name} {base64.b64encode(signature).decode()}\n".encode()


def checkpoints() -> Iterator[Case]:
    """Cases of `checkpoint.verify` under the vectors' public key."""
    for name, size in (("checkpoint", "8"), ("of nothing", "0"), ("largest", str(2**53))):
        yield case("checkpoint", name, checkpoint(size), origin=ORIGIN, size=int(size), root=CT_ROOTS[8])
    good = checkpoint()
    lines = good.decode().split("\n")
    short = base64.b64encode(bytes(31)).decode()
    cosigned = good + checkpoint(signer=OTHER_SIGNER).splitlines(keepends=True)[-1]
    forms = {
        "nothing": b"",
        "no signature": "\n".join(lines[:4]).encode(),
        "two signatures": cosigned,
        "an extension line": good.replace(b"\n\n", b"\nextension\n\n"),
        "no line feed at the end": good[:-1],
        "a line feed more": good + b"\n",
        "carriage returns": good.replace(b"\n", b"\r\n"),
        "a leading zero": checkpoint("08"),
        "a sign": checkpoint("+8"),
        "a space after the size": checkpoint("8 "),
        "a digit of another script": checkpoint("1\u0663"),
        "a size of 54 bits": checkpoint(str(2**53 + 1)),
        "no size": checkpoint(""),
        "another origin": checkpoint(origin="example.com/log"),
        "a site of 17": checkpoint(origin=f"lawang/{'s' * 17}/{LOG}"),
        "a site that ends with a hyphen": checkpoint(origin=f"lawang/serang-/{LOG}"),
        "signed in another name": checkpoint(name="lawang/serang/gw-0"),
        "a root of 31 bytes": checkpoint(root=short),
        "no root": checkpoint(root=""),
        "a root without padding": checkpoint(root=lines[2].rstrip("=")),
        "a root with set bits in its padding": checkpoint(root=lines[2][:-2] + "h="),
        "a root in the other alphabet": checkpoint(root="-" * 43 + "="),
        "a hyphen for the dash": good.replace("\u2014".encode(), b"-"),
        "a signature of 63 bytes": "\n".join([*lines[:4], sign_line(lines[4], -1), ""]).encode(),
        "not UTF-8": good.replace("\u2014".encode(), b"\xff"),
    }
    for name, note in forms.items():
        yield case("checkpoint", name, note, "form")
    yield case("checkpoint", "signed by another key", checkpoint(signer=OTHER_SIGNER), "key")
    yield case("checkpoint", "another size", good.replace(b"\n8\n", b"\n9\n"), "signature")
    other = base64.b64encode(bytes.fromhex(CT_ROOTS[7]))
    yield case("checkpoint", "another root", good.replace(lines[2].encode(), other), "signature")


def sign_line(line: str, cut: int) -> str:
    """Return a signature line whose signature is cut."""
    head, _, data = line.rpartition(" ")
    return f"{head} {base64.b64encode(base64.b64decode(data)[:cut]).decode()}"
