"""What travels between device and gateway: every value survives, every other byte string is refused."""

import hashlib
import hmac
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from contract import entry, form, gateway_side, messages, topics
from contract.entry import Entry
from contract.errors import ContractError
from contract.mac import MacKey, link
from contract.messages import Ack, Cmd, Hello, Show, Skip
from tests.depth import depth

KEY = MacKey(bytes(range(32)))
NAME = "abcdefghijklmnopqrstuvwxyz0123456789-"
PLAIN = "".join(chr(c) for c in range(0x20, 0x7F) if chr(c) not in '"\\')

uint32 = st.integers(0, form.UINT32)
hex16 = st.text("0123456789abcdef", min_size=16, max_size=16)
clocks = st.one_of(st.just((None, None)), st.tuples(st.integers(0, form.MAX_UTC), st.integers(0, form.MAX_ERR)))


def names(longest: int) -> st.SearchStrategy[str]:
    return st.text(NAME, min_size=1, max_size=longest).filter(lambda text: text[0] != "-" and text[-1] != "-")


VALUES: dict[str, tuple[st.SearchStrategy[Any], ...]] = {
    "press": (names(8), st.integers(0, 99_999)),
    "boot": (names(8), st.text(PLAIN, max_size=10)),
    "fault": (names(8), st.none() | names(8)),
    "lost": (st.integers(1, form.UINT32),),
    "printed": (uint32, st.integers(0, 1)),
    "scan": (st.text(PLAIN, max_size=24),),
}


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Entries of every kind, within every bound: each must fit a journal slot."""
    k = draw(st.sampled_from([*VALUES, "epoch"]))
    seq, (utc, err) = draw(st.integers(1, form.UINT32)), draw(clocks)
    if k == "epoch":  # always an epoch's first entry, of a device that has not yet set its clock by it
        seq, utc, err = 1, None, None
        values: tuple[Any, ...] = draw(st.tuples(st.none() | hex16, uint32, names(4)))
    else:
        values = draw(st.tuples(*VALUES[k]))
    data = tuple(zip([field for field, _ in entry.KINDS[k]], values, strict=True))
    boot, up = draw(st.integers(1, form.MAX_BOOT)), draw(st.integers(0, form.MAX_UP))
    return Entry(1, draw(names(12)), draw(hex16), seq, boot, up, utc, err, k, data, draw(hex16))


hellos = st.builds(
    lambda last, free, back, **rest: Hello(first=max(1, last + 1 - free), last=last, at=max(0, last - back), **rest),
    last=st.integers(0, form.UINT32 - 1),
    free=st.integers(0, 7_000),
    back=st.integers(0, 7_000),
    dev=names(12),
    hw=st.text("0123456789abcdef", min_size=12, max_size=12),
    ep=hex16,
    boot=st.integers(1, form.MAX_BOOT),
    up=st.integers(0, form.MAX_UP),
    nonce=hex16,
)
acks = st.builds(
    lambda seq, h, ahead, **rest: Ack(seq=seq, h=h if seq else None, top=min(seq + ahead, form.UINT32), **rest),
    seq=uint32,
    ahead=uint32,
    h=st.none() | hex16,
    dev=names(12),
    ep=hex16,
    utc=st.none() | st.integers(0, form.MAX_UTC),
    nonce=st.none() | hex16,
)
skips = st.builds(
    lambda first, more, **rest: Skip(first=first, last=min(first + more, form.UINT32), **rest),
    first=st.integers(1, form.UINT32),
    more=uint32,
    dev=names(12),
    ep=hex16,
    why=names(8),
)
told = st.text(PLAIN, max_size=40)
shows = st.builds(Show, dev=names(12), nonce=hex16, id=uint32, seq=uint32, text=told)
cmds = st.builds(Cmd, dev=names(12), nonce=hex16, id=uint32, what=names(8), arg=told)

Codec = tuple[Callable[[MacKey, Any], bytes], Callable[[MacKey, bytes], Any], bytes]
CODECS: dict[str, Codec] = {
    "entry": (entry.seal, gateway_side.unseal_entry, entry.DOMAIN),
    "hello": (messages.seal_hello, gateway_side.unseal_hello, messages.HELLO_DOMAIN),
    "ack": (gateway_side.seal_ack, messages.unseal_ack, messages.ACK_DOMAIN),
    "skip": (messages.seal_skip, gateway_side.unseal_skip, messages.SKIP_DOMAIN),
    "show": (gateway_side.seal_show, messages.unseal_show, messages.SHOW_DOMAIN),
    "cmd": (gateway_side.seal_cmd, messages.unseal_cmd, messages.CMD_DOMAIN),
}
things = st.one_of(
    st.tuples(st.just("entry"), entries()),
    st.tuples(st.just("hello"), hellos),
    st.tuples(st.just("ack"), acks),
    st.tuples(st.just("skip"), skips),
    st.tuples(st.just("show"), shows),
    st.tuples(st.just("cmd"), cmds),
)


@given(things)
@settings(max_examples=depth(300, 30))
def test_what_is_sealed_is_read_again_and_fits_a_slot(thing: tuple[str, Any]) -> None:
    """Class: a field whose bound lets a message outgrow its slot, or two fields of one name."""
    what, value = thing
    seal, unseal, _ = CODECS[what]
    message = seal(KEY, value)
    assert len(message) <= form.MAX_MESSAGE
    assert unseal(KEY, message) == value


@pytest.mark.parametrize("k", entry.KINDS)
def test_no_kind_repeats_a_field_of_the_head(k: str) -> None:
    """Class: an object that holds a name twice, which no reader gives back."""
    fields = ["v", "dev", "ep", "seq", "boot", "up", "utc", "err", "k", *(f for f, _ in entry.KINDS[k]), "prev"]
    assert len(set(fields)) == len(fields)


@given(things)
@settings(max_examples=depth(100, 10))
def test_one_kind_of_message_is_never_taken_for_another(thing: tuple[str, Any]) -> None:
    """Class: a message played back where another is expected."""
    what, value = thing
    message = CODECS[what][0](KEY, value)
    for other, (_, unseal, __) in CODECS.items():
        if other != what:
            with pytest.raises(ContractError, match=r"^mac$"):
                unseal(KEY, message)


@given(things, st.data())
@settings(max_examples=depth(200, 20))
def test_any_changed_byte_is_refused(thing: tuple[str, Any], data: st.DataObject) -> None:
    """Class: forged or torn message."""
    what, value = thing
    seal, unseal, _ = CODECS[what]
    message = bytearray(seal(KEY, value))
    message[data.draw(st.integers(0, len(message) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(ContractError):
        unseal(KEY, bytes(message))


@given(things, st.integers(0, 240))
@settings(max_examples=depth(100, 10))
def test_a_cut_message_is_refused(thing: tuple[str, Any], length: int) -> None:
    """Class: torn slot, cut packet."""
    what, value = thing
    seal, unseal, _ = CODECS[what]
    message = seal(KEY, value)
    with pytest.raises(ContractError):
        unseal(KEY, message[: min(length, len(message) - 1)])


pieces = st.sampled_from(
    [
        *(b"{", b"}", b"[", b"]", b",", b":", b'"', b"0", b"01", b"-1", b"1.5", b"1e999", b"NaN", b"null", b"true"),
        *(b'"v":1', b'"v":2', b'"v":256', b'"k":[]', b'"k":{}', b'"k":"press"', b'"k":"x"', b'"dev":"a"', b'"x":"y"'),
        *(b'"seq":1', b'"boot":1', b'"up":1', b'"utc":null', b'"err":null', b'"\\ud800"', b'"\\u0000"', b"\xff", b" "),
        *(b'"ep":"0000000000000000"', b'"prev":"0000000000000000"', b'",":1', b'":x":1', b'"a":","'),
    ]
)
objects = st.lists(pieces, max_size=12).map(lambda found: b"{" + b",".join(found) + b"}")


@given(
    st.one_of(
        st.binary(max_size=250),
        st.lists(pieces, max_size=40).map(b"".join),
        objects,
        things.map(lambda thing: CODECS[thing[0]][0](KEY, thing[1])[:-33]),
    ),
    st.data(),
)
@settings(max_examples=depth(500, 50))
@example(b'{"v":1,"k":[]}', None)
@example(b'{"v":1,"k":{}}', None)
def test_any_body_under_a_good_mac_is_canonical_or_refused(body: bytes, data: st.DataObject | None) -> None:
    """Class: a poison message: what no reader expects must end as one kind of error, or as the same bytes again."""
    if body and data is not None and data.draw(st.booleans()):
        changed = bytearray(body)
        changed[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
        body = bytes(changed)
    for seal, unseal, domain in CODECS.values():
        message = body + b"." + KEY.sign(domain, body)
        try:
            value = unseal(KEY, message)
        except ContractError:
            continue
        if not isinstance(value, Entry) or gateway_side.is_known(value):
            assert seal(KEY, value) == message
        else:
            assert body.startswith(form.encode([("v", value.v), ("dev", value.dev)])[:-1])


@given(st.binary(max_size=250))
@settings(max_examples=depth(300, 30))
def test_looking_at_any_bytes_raises_nothing_but_the_contracts_error(data: bytes) -> None:
    """Class: a request that ends in a server error."""
    for read in (gateway_side.peek_entry, form.split, lambda given: gateway_side.parse_topic(given.decode("latin-1"))):
        try:
            read(data)
        except ContractError:
            continue


@given(
    names(16), names(12).filter(lambda dev: dev != "gateway"), st.sampled_from(topics.FROM_DEVICE + topics.TO_DEVICE)
)
def test_a_topic_is_read_again(site: str, dev: str, channel: str) -> None:
    assert gateway_side.parse_topic(topics.device_topic(site, dev, channel)) == (site, dev, channel)


@given(st.text(max_size=60) | st.lists(st.sampled_from(["lawang", "1", "a", "+", "#", "evt", "", "-"])).map("/".join))
def test_any_topic_is_canonical_or_refused(topic: str) -> None:
    """Class: a subscription or a topic that names other devices."""
    try:
        found = gateway_side.parse_topic(topic)
    except ContractError:
        return
    assert topics.device_topic(*found) == topic


@pytest.mark.parametrize("make", [topics.gateway_state, gateway_side.from_devices])
def test_a_site_that_is_a_wildcard_is_refused(make: Callable[[str], object]) -> None:
    for site in ("+", "#", "", "a/b", "Serang", "-a"):
        with pytest.raises(ContractError, match="topic"):
            make(site)


def test_the_gateways_own_state_is_no_devices() -> None:
    """It comes in on the filter of the devices' states."""
    assert topics.gateway_state("serang") == "lawang/1/serang/gateway/state"
    assert "lawang/1/serang/+/state" in gateway_side.from_devices("serang")
    with pytest.raises(ContractError):
        gateway_side.parse_topic(topics.gateway_state("serang"))


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=30), st.binary(max_size=300))
def test_the_mac_is_that_of_the_standard_library(key: bytes, domain: bytes, body: bytes) -> None:
    ours = MacKey(key).sign(domain, body)
    assert ours.decode() == hmac.new(key, domain + b"\n" + body, "sha256").hexdigest()[:32]
    assert MacKey(key).verify(domain, body, ours)


@pytest.mark.parametrize(
    ("key", "data"),
    [  # the data of RFC 4231, cases 1-4 and 7, under keys of 32 bytes
        (b"\x0b" * 32, b"Hi There"),
        (b"Jefe".ljust(32, b"\0"), b"what do ya want for nothing?"),
        (b"\xaa" * 32, b"\xdd" * 50),
        (bytes(range(1, 33)), b"\xcd" * 50),
        (b"\xaa" * 32, b"This is a test using a larger than block-size key and a larger than block-size data."),
    ],
)
def test_the_mac_of_rfc_4231s_data(key: bytes, data: bytes) -> None:
    expected = hmac.new(key, b"\n" + data, hashlib.sha256).hexdigest()[:32].encode()
    assert MacKey(key).sign(b"", data) == expected
    assert MacKey.from_hex(key.hex()).verify(b"", data, expected)


@given(st.integers(0, 31), st.sampled_from("0123456789abcdef"))
def test_a_mac_with_any_other_digit_does_not_fit(position: int, digit: str) -> None:
    mac = KEY.sign(b"d", b"body")
    changed = mac[:position] + digit.encode() + mac[position + 1 :]
    assert KEY.verify(b"d", b"body", changed) is (changed == mac)
    assert not KEY.verify(b"d", b"body", mac[:position])


@pytest.mark.parametrize("text", ["", "00", "0" * 63, "0" * 66, "x" * 64, "é" * 64])
def test_a_key_is_32_bytes(text: str) -> None:
    with pytest.raises(ContractError, match="key"):
        MacKey.from_hex(text)


@given(st.binary(max_size=300))
def test_the_link_is_the_head_of_sha_256(data: bytes) -> None:
    assert link(data) == hashlib.sha256(data).hexdigest()[:16]


PRESS = Entry(1, "gate-a", "0" * 16, 1, 1, 0, None, None, "press", (("b", "in"), ("ms", 90)), entry.START)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"v": 2}, "version"),
        ({"k": "wave"}, "kind"),
        ({"data": ()}, "fields"),
        ({"data": (("ms", 90), ("b", "in"))}, "fields"),
        ({"data": (("b", "in"), ("ms", 100_000))}, "value"),
        ({"dev": "é"}, "value"),
        ({"seq": True}, "value"),
        ({"utc": 1}, "value"),
        ({"err": 1}, "value"),
    ],
)
def test_what_cannot_be_read_is_not_written(change: dict[str, Any], reason: str) -> None:
    """Class: an encoder that writes what its decoder refuses."""
    with pytest.raises(ContractError) as caught:
        entry.seal(KEY, PRESS._replace(**change))
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("seal", "value"),
    [
        (messages.seal_hello, Hello("a", "0" * 12, "0" * 16, 5, 3, 3, 1, 0, "0" * 16)),
        (messages.seal_hello, Hello("a", "0" * 12, "0" * 16, 1, 3, 4, 1, 0, "0" * 16)),
        (gateway_side.seal_ack, Ack("a", "0" * 16, 4, None, 3, None, None)),
        (gateway_side.seal_ack, Ack("a", "0" * 16, 0, "0" * 16, 3, None, None)),
        (messages.seal_skip, Skip("a", "0" * 16, 4, 3, "gone")),
    ],
)
def test_numbers_that_contradict_each_other_are_not_written(seal: Callable[..., bytes], value: object) -> None:
    with pytest.raises(ContractError, match="value"):
        seal(KEY, value)


def test_a_field_is_found_by_name() -> None:
    assert gateway_side.field(PRESS, "ms") == 90
    with pytest.raises(KeyError):
        gateway_side.field(PRESS, "why")
