"""A broker for demos and tests: `python -m simulators.broker [--port PORT] [--mosquitto PROGRAM] [--accounts FOLDER]`.

amqtt in this process, which takes each login and asks for none, or Mosquitto with its default limits in one that ends
with this; with the accounts that a gateway wrote to FOLDER it is closed, as a hall's is. Neither keeps anything
through a kill, which nothing of ours relies on.
"""

import argparse
import asyncio
import json
import logging
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from amqtt.broker import Broker  # pyright: ignore[reportMissingTypeStubs]

from edge_gateway.devices import accounts
from simulators.supervise import tether


def free_port() -> int:
    """Return a port of 127.0.0.1 that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def say_ready(port: int) -> None:
    """Print the ready line."""
    print(json.dumps({"ready": True, "mqtt": f"127.0.0.1:{port}"}), flush=True)  # noqa: T201 - what the starter reads


async def serve(port: int) -> None:
    """Serve MQTT 3.1.1 without passwords on 127.0.0.1 until SIGTERM or SIGINT."""
    broker = Broker(
        {
            "listeners": {"default": {"type": "tcp", "bind": f"127.0.0.1:{port}"}},
            "plugins": {"amqtt.plugins.authentication.AnonymousAuthPlugin": {"allow_anonymous": True}},
        }
    )
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    await broker.start()
    print(json.dumps({"ready": True, "mqtt": f"127.0.0.1:{port}"}), flush=True)  # noqa: T201 - the ready line
    await ended.wait()
    await broker.shutdown()


async def serve_mosquitto(program: str, port: int, closed: Path | None = None) -> None:
    """Serve by Mosquitto on 127.0.0.1 until SIGTERM or SIGINT; `closed` has the accounts, None: anybody gets in."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "mosquitto.conf"
        lines = [f"listener {port} 127.0.0.1", "log_type error"]
        if closed is None:
            lines.append("allow_anonymous true")
        else:
            lines += ["allow_anonymous false", "use_username_as_clientid true"]
            lines += [f"password_file {closed / accounts.PASSWORDS}", f"acl_file {closed / accounts.ACL}"]
        if os.getuid() == 0:
            lines.append("user root")  # a change of user would cut the tether
        config.write_text("\n".join(lines) + "\n")
        process = subprocess.Popen(  # noqa: ASYNC220 - returns at once; the fork must be this thread's
            [program, "-c", str(config)],
            stdout=sys.stderr,
            preexec_fn=tether(signal.SIGKILL),  # noqa: PLW1509 - calls prctl and getppid, nothing that could hold a lock
        )
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, process.terminate)
        await listening(lambda: process.poll() is None, port)
        say_ready(port)
        await asyncio.to_thread(process.wait)


async def listening(alive: Callable[[], bool], port: int) -> None:
    """Return when a port of 127.0.0.1 takes connections; raises RuntimeError if who should listen is not alive."""
    while alive():
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.02)
        else:
            writer.close()
            await writer.wait_closed()
            return
    raise RuntimeError("mosquitto ended before it listened")


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(description="An embedded MQTT broker for demos and tests.")
    parser.add_argument("--port", type=int, default=0, help="0: any free port, named in the ready line")
    parser.add_argument("--mosquitto", help="this program instead of the embedded broker")
    parser.add_argument("--accounts", type=Path, help="folder with Mosquitto's files of accounts")
    given = parser.parse_args()
    port: int = given.port or free_port()
    logging.basicConfig(level=logging.CRITICAL)  # amqtt logs each lost connection as an error
    served = serve(port) if given.mosquitto is None else serve_mosquitto(given.mosquitto, port, given.accounts)
    asyncio.run(served)


if __name__ == "__main__":
    main()
