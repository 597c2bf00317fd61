"""The real cloud API as a process of its own, with a clock that is never before the end of the simulated time.

`python -m simulators.year.cloud DATABASE MS`: without that, facts of days to come would wait until their day.
"""

import asyncio
import sys

from cloud_api import serve
from cloud_api.app import create_app, wall_clock
from cloud_api.settings import Settings


def main() -> None:
    """Serve on a free port until told to stop; print the ready line."""
    database, least = sys.argv[1], int(sys.argv[2])
    stopping = asyncio.Event()
    app = create_app(Settings(database=database), lambda: max(wall_clock(), least), stopping)
    serve.run(app, serve.listen("127.0.0.1:0"), stopping, "127.0.0.1")


if __name__ == "__main__":
    main()
