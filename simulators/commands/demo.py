"""`lawang demo`."""

import random
from pathlib import Path
from typing import Annotated

import typer

from simulators.demo import Wishes
from simulators.demo import demo as run
from simulators.hall import World
from simulators.run_file import address


def demo(  # noqa: PLR0913, PLR0917 - one parameter an option
    seconds: Annotated[
        float | None, typer.Option("--for", help="Press for so many seconds, then check and end.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object with the counts of each hop.")] = False,  # noqa: FBT002
    chaos: Annotated[bool, typer.Option("--chaos", help="Kill and cut parts at random meanwhile.")] = False,  # noqa: FBT002
    data: Annotated[Path | None, typer.Option(envvar="LAWANG_DEMO_DATA", help="Keep all files in this folder.")] = None,
    broker: Annotated[
        str | None, typer.Option(envvar="LAWANG_DEMO_BROKER", help="A real MQTT broker, HOST:PORT.")
    ] = None,
    database: Annotated[
        str | None, typer.Option(envvar="LAWANG_DEMO_DATABASE", help="A real PostgreSQL, by URL.")
    ] = None,
    seed: Annotated[int | None, typer.Option(help="Seed of visitors and faults; random if not given.")] = None,
    year: Annotated[bool, typer.Option("--year", help="A hall with a year behind it, for its pages.")] = False,  # noqa: FBT002
    days: Annotated[int, typer.Option(min=1, max=1000, help="How many days are behind it, with --year.")] = 365,
) -> None:
    """Run the whole system here: gates, broker, gateway, cloud, database, visitors. Ctrl-C ends it."""
    world = World(address(broker) if broker else None, database)
    chosen = random.SystemRandom().randrange(2**32) if seed is None else seed
    if year:
        from simulators.demo_year import YearWishes, demo_year  # noqa: PLC0415 - the simulated year, which a demo without it does not need

        raise typer.Exit(demo_year(YearWishes(days, seconds, as_json, data, database, chosen)))
    raise typer.Exit(run(Wishes(seconds, chaos, as_json, data, world, chosen)))
