"""What listens on this machine, and whether it does so where it should and nowhere else."""

import socket
import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from command_line.checks import Check, bad, ok
from edge_gateway.checkup.machine import Machine
from edge_gateway.checkup.words import listed, told
from edge_gateway.installation.places import TLS_PORT
from edge_gateway.machine.address import Address, AddressError

_LISTENING = "0A"


class Bound(NamedTuple):
    """An address that something listens on."""

    host: str
    port: int

    def __str__(self) -> str:
        """Return `host:port`."""
        return f"{self.host}:{self.port}"


def listening(tables: Iterable[str]) -> set[Bound]:
    """Return what listens, by the text of /proc/net/tcp and tcp6."""
    found: set[Bound] = set()
    for line in (line.split() for table in tables for line in table.splitlines()[1:]):
        if len(line) > 3 and line[3] == _LISTENING:
            address, _, port = line[1].partition(":")
            found.add(Bound(_host(address), int(port, 16)))
    return found


def _host(text: str) -> str:
    """Return an address as people write it; the kernel writes its words of 32 bits as this machine has them."""
    words = struct.pack(f"={len(text) // 8}I", *(int(text[n : n + 8], 16) for n in range(0, len(text), 8)))
    return socket.inet_ntop(socket.AF_INET if len(words) == 4 else socket.AF_INET6, words)


def ports(machine: Machine) -> Iterator[Check]:
    """Give whether broker and pages listen on the addresses that gateway.env names, and on no other."""
    try:
        wanted = {**_broker(machine), **_pages(machine)}
    except AddressError as e:
        yield bad("ports", told("ports.unreadable", why=e), told("ports.unreadable-do"))
        return
    found = listening(_tables(machine))
    lacking = [at for at in wanted if at not in found]
    numbers = {at.port for at in wanted} | {TLS_PORT}
    tls = {Bound(at.host, TLS_PORT) for at in _broker(machine)}
    beside = sorted(at for at in found if at.port in numbers and at not in wanted and at not in tls)
    if beside:
        yield bad("ports", told("ports.beside", found=listed(beside)), told("ports.beside-do"))
    if lacking:
        yield bad("ports", told("ports.lacking", found=listed(lacking)), told("ports.lacking-do"))
    if not beside and not lacking:
        yield ok("ports", told("ports.right", found=listed(sorted(wanted))))


def _broker(machine: Machine) -> dict[Bound, None]:
    names = ("LAWANG_BROKER", "LAWANG_BOX_BROKER")
    given = [Address.parse(machine.said[name]) for name in names if machine.said.get(name)]
    return {Bound(at.host, at.port): None for at in given}


def _pages(machine: Machine) -> dict[Bound, None]:
    return {
        Bound(at.host, at.port): None for at in Address.parse_all(machine.said.get("LAWANG_HTTP", "127.0.0.1:8080"))
    }


def _tables(machine: Machine) -> Iterator[str]:
    for name in ("/proc/net/tcp", "/proc/net/tcp6"):
        try:
            yield machine.path(name).read_text()
        except OSError:
            continue
