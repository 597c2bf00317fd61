"""Working in the package's own database: PostgreSQL knows its users by the machine's, and root is none of them."""

import os
import pwd
from collections.abc import Generator
from contextlib import contextmanager, suppress

from cloud_api.installation.places import LOCAL, USER


@contextmanager
def as_service(database: str) -> Generator[None]:
    """Let root be the service's user as long as the block lasts, where `database` is the package's own."""
    if database != LOCAL or os.geteuid() != 0:
        yield
        return
    with suppress(KeyError):  # without such a user PostgreSQL says what is wrong
        os.seteuid(pwd.getpwnam(USER).pw_uid)
    try:
        yield
    finally:
        os.seteuid(0)
