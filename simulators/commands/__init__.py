"""`lawang demo`, `lawang bench …`, `lawang simulate …`; each command is imported when it is asked for."""

import typer

from command_line import later

DEMO = "simulators.commands.demo:demo"
DEMO_LINE = "Run the whole system here: gates, broker, gateway, cloud, database, visitors. Ctrl-C ends it."

bench = typer.Typer(
    help="Measure a part of Lawang beside a bare stand-in, on this machine and in one run.", no_args_is_help=True
)
later(
    bench,
    "gateway",
    "simulators.commands.bench_gateway:gateway",
    "Measure entries a second that the gateway stores durably and acknowledges, and press to acknowledgement.",
)
later(
    bench,
    "answers",
    "simulators.commands.bench_gateway:answers",
    "Measure from a press on a pad or kiosk to the text on its display, with all devices at work.",
)
later(
    bench,
    "hostile",
    "simulators.commands.bench_gateway:hostile",
    "Measure press to answer, memory, log lines and files while strangers send each kind of rubbish beside a hall.",
)
later(
    bench,
    "drain",
    "simulators.commands.bench_year:drain",
    "Measure a week without internet in the gateway's store: entries a second into a real cloud afterwards.",
)
later(
    bench,
    "firmware",
    "simulators.commands.bench_firmware:firmware",
    "Measure size of the compiled device code, heap after an accelerated hour, and press to synced.",
)
later(
    bench,
    "append",
    "simulators.commands.bench_cloud:append",
    "Measure leaves a second through HTTP into facts and rollups, beside a bare insert of the same columns.",
)
later(
    bench,
    "stats",
    "simulators.commands.bench_cloud:stats",
    "Measure a year's figures out of three years of facts, on PostgreSQL and TimescaleDB, and the tables' sizes.",
)
later(
    bench,
    "recap",
    "simulators.commands.bench_cloud:recap",
    "Measure the recap of a year at 350 visitors a day, from request to PDF, XLSX, CSV and JSON.",
)
later(
    bench,
    "year",
    "simulators.commands.bench_year:year",
    "Measure a year of 350 visitors a day from the button to the database, seconds by stage.",
)

simulate = typer.Typer(
    help="A simulated year, the world that it comes from, and what may go wrong.", no_args_is_help=True
)
later(
    simulate,
    "year",
    "simulators.commands.year:year",
    "Let a year happen: every press through devices, hall engine, gateway and cloud into a database.",
)
later(
    simulate,
    "calibrate",
    "simulators.commands.calibrate:calibrate",
    "Set the model beside published figures of five malls, and draw a simulated year.",
)
later(
    simulate,
    "scenario",
    "simulators.commands.scenario:scenario",
    "Let things go wrong in a whole hall; exit code 1 if an expectation is missed.",
)
later(
    simulate,
    "soak",
    "simulators.commands.soak:soak",
    "Press without end on real processes while every part is killed and every cable cut; exit code 1 on any loss.",
)
