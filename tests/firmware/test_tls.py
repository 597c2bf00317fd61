"""TLS as a profile: one pinned CA, off by default. On MicroPython where there is one, and here."""

import datetime as dt
import ipaddress
import ssl
import sys

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from simulators.device.process import interpreter
from tests.firmware.test_link import run_box
from tests.firmware.tiny_broker import TinyBroker

DER, PEM = serialization.Encoding.DER, serialization.Encoding.PEM


class Authority:
    """A CA of one's own."""

    def __init__(self, name):
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
        constraints = x509.BasicConstraints(True, None)
        builder = self._builder(self._name, self._key.public_key()).add_extension(constraints, True)
        self.certificate = builder.add_extension(usage, True).sign(self._key, hashes.SHA256())

    def context(self, folder, address="127.0.0.1", days=1):
        """Return what a broker at `address` listens with."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, address)])
        names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))])
        made = self._builder(subject, key.public_key(), days).add_extension(names, False)
        made = made.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()), False)
        (folder / "broker.pem").write_bytes(
            key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
            + made.sign(self._key, hashes.SHA256()).public_bytes(PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "broker.pem")
        return context

    def file(self, path):
        """Write the certificate as a box wants it."""
        path.write_bytes(self.certificate.public_bytes(DER))
        return path

    def _builder(self, subject, key, days=1):
        now = dt.datetime.now(dt.UTC)
        builder = x509.CertificateBuilder().subject_name(subject).issuer_name(self._name).public_key(key)
        builder = builder.serial_number(x509.random_serial_number())
        builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key), False)
        return builder.not_valid_before(now - dt.timedelta(9)).not_valid_after(now + dt.timedelta(days))


@pytest.mark.parametrize("program", sorted({interpreter(), sys.executable}))
async def test_only_a_broker_of_the_pinned_ca_is_spoken_to(tmp_path, program):
    ours, other = Authority("ours"), Authority("other")
    pinned = ours.file(tmp_path / "ours.der")
    for authority, address, days, expected in (
        (ours, "127.0.0.1", 1, True),
        (other, "127.0.0.1", 1, False),
        (ours, "127.0.0.2", 1, False),
        (ours, "127.0.0.1", -1, False),
    ):
        async with TinyBroker(tls=authority.context(tmp_path, address, days)) as broker:
            found = await run_box("tls", "127.0.0.1", broker.port, pinned, program=program)
            assert found["ok"] == expected, (found, address, days)
            assert len(broker.ids) == int(expected)
        print("\n", program, address, days, found)


async def test_without_a_ca_there_is_no_tls():
    async with TinyBroker() as broker:
        assert (await run_box("tls", "127.0.0.1", broker.port, "-"))["ok"]
