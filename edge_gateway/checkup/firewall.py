"""The hall's nftables rules: loaded, not only loaded once; whoever flushes all rules takes ours along."""

import os
from collections.abc import Iterator

from command_line.checks import Check, bad, ok, warn
from edge_gateway.checkup.machine import Machine
from edge_gateway.checkup.words import told
from edge_gateway.installation.places import FIREWALL_UNIT

_RULE = " drop"  # what each of ours ends with


def firewall(machine: Machine) -> Iterator[Check]:
    """Give whether the rules are there, on a machine whose setup was told to have them."""
    if not machine.path(FIREWALL_UNIT).exists():
        return
    if os.geteuid() != 0:
        yield warn("firewall", told("firewall.unseen"), told("rights.unseen-do"))
        return
    found = machine.run("nft", "list", "table", "inet", "lawang")
    if found is None or _RULE not in found:
        yield bad("firewall", told("firewall.gone"), told("firewall.gone-do"))
    else:
        yield ok("firewall", told("firewall.right"))
