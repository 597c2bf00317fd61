"""amqtt as an embedded broker: `python -m simulators.broker [--port PORT]`.

It keeps nothing through a kill, which nothing of ours relies on.
"""

import argparse
import asyncio
import json
import logging
import signal
import socket

from amqtt.broker import Broker  # pyright: ignore[reportMissingTypeStubs]


def free_port() -> int:
    """Return a port of 127.0.0.1 that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


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
    print(json.dumps({"ready": True, "mqtt": f"127.0.0.1:{port}"}), flush=True)
    await ended.wait()
    await broker.shutdown()


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(description="An embedded MQTT broker for demos and tests.")
    parser.add_argument("--port", type=int, default=0, help="0: any free port, named in the ready line")
    port: int = parser.parse_args().port
    logging.basicConfig(level=logging.CRITICAL)  # amqtt logs each lost connection as an error
    asyncio.run(serve(port or free_port()))


if __name__ == "__main__":
    main()
