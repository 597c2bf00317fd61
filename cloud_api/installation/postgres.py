"""PostgreSQL's part of a setup: owner, database, roles and rights, made by a superuser, each only where it is missing.

The owner has no more than it needs: no superuser, no roles; databases, to try a restore in.
"""

import base64
import hashlib
import hmac
import os
import secrets
import shutil
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from psycopg import conninfo

from cloud_api.installation.places import GRAFANA, USER
from cloud_api.installation.server import Server
from cloud_api.installation.words import TEXTS
from cloud_api.upkeep.programs import DEBIAN, connected
from command_line.setting_up import SetupError

ITERATIONS = 4096  # PostgreSQL's own default
_QUIET = ("--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1", "--file=-")


class DatabaseError(SetupError):
    """The database could not be made; the text says why."""

    texts = TEXTS


def make_database(server: Server) -> None:
    """Make owner and database where they are missing, for nobody else to connect to; raises DatabaseError."""
    owner, name = names(server)
    by_superuser(server, "postgres", _DATABASE, owner=owner, name=name)


@contextmanager
def restorer(server: Server) -> Generator[None]:
    """Lend the owner what a backup of TimescaleDB's wants of who puts it back, where that is installed: all rights."""
    owner, name = names(server)
    lent = LENT in by_superuser(server, name, LEND, owner=owner)
    try:
        yield
    finally:
        if lent:
            by_superuser(server, name, TAKE_BACK, owner=owner)


def make_rights(server: Server) -> None:
    """Make what the roles lack in the migrated database, and set the dashboards' password; raises DatabaseError."""
    owner, name = names(server)
    missing = (resources.files("cloud_api.database") / "missing_rights.sql").read_text(encoding="utf-8")
    make = _MAKE.format(missing=missing)
    sql = make * 2 + _CONNECT  # roles, and then their rights
    if server.grafana_password:
        sql += f"ALTER ROLE {GRAFANA} PASSWORD '{verifier(server.grafana_password, secrets.token_bytes(16))}';\n"
    by_superuser(server, name, sql, owner=owner, name=name)


def names(server: Server) -> tuple[str, str]:
    """Return the owner and the database."""
    parts = conninfo.conninfo_to_dict(server.database)
    return str(parts.get("user", USER)), str(parts["dbname"])


def verifier(password: str, salt: bytes) -> str:
    """Return what PostgreSQL stores of a password (SCRAM-SHA-256, RFC 5803): so no server log can hold the password."""
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, ITERATIONS)
    stored = hashlib.sha256(hmac.digest(salted, b"Client Key", "sha256")).digest()
    parts = (base64.b64encode(part).decode() for part in (salt, stored, hmac.digest(salted, b"Server Key", "sha256")))
    head, client, keyed = parts
    return f"SCRAM-SHA-256${ITERATIONS}:{head}${client}:{keyed}"


def by_superuser(server: Server, database: str, sql: str, **values: str) -> str:
    """Run statements by psql, as the user postgres of this machine or by the URL that was given; return what it prints.

    Raises DatabaseError.

    `values` stand in them as psql's variables. Passwords are in no argument.
    """
    program = shutil.which("psql") or str(max(DEBIAN.glob("*/bin/psql"), default=Path("psql")))
    more = [f"--set={name}={value}" for name, value in values.items()]
    if server.is_local:
        argv = ["runuser", "-u", "postgres", "--", program, f"--dbname={database}", *_QUIET, *more]
        environment = dict(os.environ)
    elif server.admin:
        target, given = connected(conninfo.make_conninfo(server.admin, dbname=database))
        argv, environment = [program, target, *_QUIET, *more], dict(given)
    else:
        return ""  # whoever keeps that server has made all of it
    try:
        done = subprocess.run(argv, input=sql.encode(), env=environment, cwd="/", capture_output=True, check=False)  # noqa: S603 - PostgreSQL's own
    except OSError as e:
        raise DatabaseError("made.database", why=e.strerror or e) from e
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise DatabaseError("made.database", why=(said or [f"status {done.returncode}"])[0])
    return done.stdout.decode(errors="replace")


_DATABASE = """
SELECT format('CREATE ROLE %I LOGIN CREATEDB', :'owner')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'owner') \\gexec
SELECT format('CREATE DATABASE %I OWNER %I TEMPLATE template0 ENCODING ''UTF8''', :'name', :'owner')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \\gexec
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"name" TO :"owner";
"""

LENT = "all rights are lent"
LEND = """
SELECT format('ALTER ROLE %I SUPERUSER', rolname), format('SELECT %L', 'all rights are lent') FROM pg_roles
WHERE rolname = :'owner' AND NOT rolsuper
    AND EXISTS (SELECT FROM pg_available_extensions WHERE name = 'timescaledb') \\gexec
"""
TAKE_BACK = 'ALTER ROLE :"owner" NOSUPERUSER;\n'

_MAKE = "SELECT said FROM ({missing}) AS missing ORDER BY turn \\gexec\n"
_CONNECT = f"""
GRANT lawang_app TO :"owner";
GRANT CONNECT ON DATABASE :"name" TO lawang_app, {GRAFANA};
"""
