"""`lawang dashboards …`; each command is imported when it is asked for."""

import typer

from command_line import later

app = typer.Typer(help="Grafana's dashboards and alerts.", no_args_is_help=True, pretty_exceptions_enable=False)
later(
    app,
    "build",
    "dashboards.commands.build:build",
    "Write the files from which Grafana provisions dashboards and alert rules.",
)
later(
    app,
    "push",
    "dashboards.commands.push:push",
    "Bring dashboards, alert rules and contact point to a running Grafana, writing only what differs.",
)
later(
    app,
    "ask",
    "dashboards.commands.ask:ask",
    "Ask every panel and variable through a running Grafana; fail if one of them cannot be answered.",
)
