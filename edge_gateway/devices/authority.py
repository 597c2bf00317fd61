"""The hall's own CA and its broker's certificate, for boxes whose config.json has a `ca`.

A box checks dates by the latest time that it knows, and after a year in a cupboard that is a year ago: so nothing of
the hall begins later than the product did. Renewal keeps the broker's key, so that one file is replaced and the pair
always fits; a box trusts the CA and notices nothing.
"""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from edge_gateway.machine.files import write_durably
from shelf.texts import SaidError, texts

CA_KEY, CA = "ca.key", "ca.pem"  # the key stays with root; with it anybody is the broker
KEY, CERTIFICATE = "broker.key", "broker.pem"
SINCE = datetime(2024, 1, 1, tzinfo=UTC)  # `firmware.clock.EARLIEST`
CA_FOR = timedelta(days=20 * 365)
FOR = timedelta(days=825)
RENEWED_BEFORE = timedelta(days=275)  # its end: somebody looks at the machine once in three quarters of a year


class AuthorityError(SaidError):
    """The folder's CA cannot be used; the text says what to do."""

    texts = texts("edge_gateway")


@dataclass(frozen=True, slots=True)
class Authority:
    """What stands in a folder: whether the broker's certificate is a new one, and when it and the CA end."""

    renewed: bool
    ends: datetime
    ca_ends: datetime


def make(folder: Path, names: Sequence[str], now: datetime) -> Authority:
    """Make the CA and the certificate of a broker with `names` (IP addresses or host names), or renew what needs it.

    A certificate is made anew if there is none, if it has other names, is not of this CA, or ends in RENEWED_BEFORE and
    its CA later. Without `names` it keeps those that it has. Keys are made once. Files are replaced as a whole: keys
    with mode 0600, certificates 0644. Raises AuthorityError,
    OSError, ValueError for a name that none can have.
    """
    old = _certificate(folder / CERTIFICATE)
    wanted = _general(names) if names else _known(folder, old)
    folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    ca_key, ca = _ca(folder, now)
    key = _key(folder / KEY)
    longest = min(now + FOR, ca.not_valid_after_utc)
    if old is not None and _is_of(old, ca, key) and _names(old) == wanted:
        ends = old.not_valid_after_utc
        if ends - now > RENEWED_BEFORE or ends >= longest:
            return Authority(renewed=False, ends=ends, ca_ends=ca.not_valid_after_utc)
    made = _for_broker(key, wanted, ca_key, ca, longest)
    _write(folder / CERTIFICATE, made)
    return Authority(renewed=True, ends=made.not_valid_after_utc, ca_ends=ca.not_valid_after_utc)


def _ca(folder: Path, now: datetime) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    found = _certificate(folder / CA)
    if found is not None:
        if not (folder / CA_KEY).exists() or _public(_key(folder / CA_KEY)) != _of(found):
            raise AuthorityError("authority.key", folder=folder)
        return _key(folder / CA_KEY), found
    key = _key(folder / CA_KEY)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Lawang")])
    builder = _builder(key.public_key(), name, name, now + CA_FOR)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_usage(signs_certificates=True), critical=True)
    made = builder.sign(key, hashes.SHA256())
    _write(folder / CA, made)
    return key, made


def _known(folder: Path, old: x509.Certificate | None) -> list[x509.GeneralName]:
    names = [] if old is None else _names(old)
    if not names:
        raise AuthorityError("authority.none", folder=folder)
    return names


def _for_broker(
    key: ec.EllipticCurvePrivateKey,
    names: Sequence[x509.GeneralName],
    ca_key: ec.EllipticCurvePrivateKey,
    ca: x509.Certificate,
    ends: datetime,
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, str(names[0].value))])
    builder = _builder(key.public_key(), subject, ca.subject, ends)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(signs_certificates=False), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key())
    return builder.add_extension(identifier, critical=False).sign(ca_key, hashes.SHA256())


def _builder(
    key: ec.EllipticCurvePublicKey, subject: x509.Name, issuer: x509.Name, ends: datetime
) -> x509.CertificateBuilder:
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key)
    builder = builder.serial_number(x509.random_serial_number()).not_valid_before(SINCE).not_valid_after(ends)
    return builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _general(names: Sequence[str]) -> list[x509.GeneralName]:
    return [_general_name(name) for name in names]


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _names(certificate: x509.Certificate) -> list[x509.GeneralName]:
    try:
        return list(certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value)
    except x509.ExtensionNotFound:
        return []


def _is_of(certificate: x509.Certificate, ca: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> bool:
    """Say whether a certificate is of this CA and of this key."""
    try:
        certificate.verify_directly_issued_by(ca)
    except Exception:  # noqa: BLE001 - InvalidSignature, ValueError, TypeError: whatever is wrong, another one is made
        return False
    return _of(certificate) == _public(key)


def _certificate(path: Path) -> x509.Certificate | None:
    try:
        return x509.load_pem_x509_certificate(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValueError as e:
        raise AuthorityError("authority.file", file=path) from e


def _key(path: Path) -> ec.EllipticCurvePrivateKey:
    """Return the key in a file, made if there is none."""
    if not path.exists():
        made = ec.generate_private_key(ec.SECP256R1())
        form = serialization.PrivateFormat.PKCS8
        write_durably(path, made.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()))
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), None)
    except (ValueError, TypeError) as e:
        raise AuthorityError("authority.file", file=path) from e
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise AuthorityError("authority.file", file=path)
    return key


def _public(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def _of(certificate: x509.Certificate) -> bytes:
    return certificate.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def _write(path: Path, certificate: x509.Certificate) -> None:
    write_durably(path, certificate.public_bytes(serialization.Encoding.PEM))
    path.chmod(0o644)
