"""Runs tests of the cloud on Debian's PostgreSQL, in a cluster of its own that is gone afterwards.

`python tests/cloud_api/on_debian.py [PYTEST ARGUMENT…]`, after `apt-get install postgresql`; without arguments it runs
tests/cloud_api. It ends as pytest does, or with 2 where there is no PostgreSQL.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLACES = "/usr/lib/postgresql"


def main() -> int:
    """Make the cluster, run pytest on it, and return its exit code."""
    found = sorted(Path(PLACES).glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if not found:
        sys.stderr.write(f"no PostgreSQL in {PLACES}: apt-get install postgresql\n")
        return 2
    programs = found[-1].parent
    folder = Path(tempfile.mkdtemp(prefix="lawang-debian-"))
    as_root = os.geteuid() == 0
    if as_root:
        shutil.chown(folder, "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    def run(name: str, *arguments: str) -> None:
        argv = [str(programs / name), "-D", str(folder / "data"), *arguments]
        subprocess.run(argv, check=True, stdout=subprocess.DEVNULL, cwd=folder, user="postgres" if as_root else None)

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # the server is stopped then too
    run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60"
    run("pg_ctl", "-w", "-l", str(folder / "server.log"), "-o", options, "start")
    try:
        url = f"postgresql://postgres@127.0.0.1:{port}/postgres"
        tests = sys.argv[1:] or ["tests/cloud_api"]
        argv = [sys.executable, "-m", "pytest", "-q", *tests]
        return subprocess.run(argv, cwd=ROOT, env={**os.environ, "LAWANG_TEST_DATABASE": url}, check=False).returncode
    finally:
        run("pg_ctl", "-w", "-m", "fast", "stop")
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
