"""A machine's firewall: nftables rules in a table of their own, and the unit that loads them; pure.

What a port takes is bounded for each address (rate limit), so that one that floods costs the others nothing: a packet
over the rate is dropped, and TCP sends it again, later and slower.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from command_line.setting_up import File


@dataclass(frozen=True, slots=True)
class Firewall:
    """A table of nftables; `head` and `about` are comments, `unit` and `rules` paths on the machine."""

    table: str
    rules: str
    unit: str
    about: str
    head: str

    def files(self, lines: Iterable[str]) -> list[File]:
        """Return the file of rules, whose `lines` stand in the table, and the unit."""
        name = self.unit.rpartition("/")[2]
        return [
            File(self.rules, _RULES.format(head=self.head, unit=name, table=self.table, lines="\n".join(lines))),
            File(self.unit, _UNIT.format(head=self.head, about=self.about, table=self.table, rules=self.rules)),
        ]


@dataclass(frozen=True, slots=True)
class Share:
    """What one address may take of some ports: begin connections, hold them, send so many kilobytes in a second.

    A burst of so many connections or kilobytes passes at once. Of IPv6 an address is what one line has: a /64.
    """

    name: str
    ports: Sequence[int]
    begun: int
    begun_burst: int
    held: int
    kbytes: int
    kbytes_burst: int
    families: Sequence[str] = ("ipv4", "ipv6")

    def sets(self) -> Iterator[str]:
        """Give the sets in which it is counted."""
        for family in self.families:
            for what, flags in (("begun", _FORGOTTEN), ("held", "flags dynamic;"), ("sent", _FORGOTTEN)):
                yield f"  set {self.name}_{what}_{family} {{ type {family}_addr; size 65535; {flags} }}"

    def rules(self) -> Iterator[str]:
        """Give the lines of an input chain that drop what is over it."""
        ports = f"    tcp dport {{ {', '.join(map(str, self.ports))} }}"
        begun = f"limit rate over {self.begun}/second burst {self.begun_burst} packets"
        sent = f"limit rate over {self.kbytes} kbytes/second burst {self.kbytes_burst} kbytes"
        for family in self.families:
            source, name = _SOURCE[family], f"@{self.name}_{{}}_{family}".format
            yield f"{ports} ct state new update {name('begun')} {{ {source} {begun} }} counter drop"
            yield f"{ports} ct state new add {name('held')} {{ {source} ct count over {self.held} }} counter drop"
            yield f"{ports} update {name('sent')} {{ {source} {sent} }} counter drop"


def input_chain(lines: Iterable[str]) -> Iterator[str]:
    """Give a chain of what comes to this machine; itself it may ask everything."""
    yield from ("  chain input {", "    type filter hook input priority filter; policy accept;", '    iif "lo" accept')
    yield from lines
    yield "  }"


_SOURCE = {"ipv4": "ip saddr", "ipv6": "ip6 saddr & ffff:ffff:ffff:ffff::"}
_FORGOTTEN = "flags dynamic,timeout; timeout 1m;"
_RULES = """{head}
# A table of its own: other rules of this machine stay as they are. Loaded by {unit}.
table inet {table}
delete table inet {table}
table inet {table} {{
{lines}
}}
"""
_UNIT = """{head}
[Unit]
Description=Lawang: {about}
Wants=network-pre.target
Before=network-pre.target
DefaultDependencies=no
After=local-fs.target
Conflicts=shutdown.target
Before=shutdown.target

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/sbin/nft -f {rules}
ExecReload=/usr/sbin/nft -f {rules}
ExecStop=/usr/sbin/nft delete table inet {table}
CapabilityBoundingSet=CAP_NET_ADMIN
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes

[Install]
WantedBy=sysinit.target
"""
