"""The command line: `lawang gateway …`, `lawang device …`; each command is imported when it is asked for."""

import typer

from command_line import later

app = typer.Typer(help="The edge gateway of a hall.", no_args_is_help=True, pretty_exceptions_enable=False)
later(app, "run", "edge_gateway.commands.run:run", "Run the gateway until SIGTERM or SIGINT.")
later(
    app,
    "setup",
    "edge_gateway.commands.setup:setup",
    "Make this machine the gateway of a hall: ask, show each file, write, start. Can be run again.",
)
later(
    app,
    "live",
    "edge_gateway.commands.orders:go_live",
    "End the trial: from now on all that happens counts. Also while the gateway runs.",
)
later(
    app,
    "trial",
    "edge_gateway.commands.orders:go_trial",
    "Begin a trial: what happens is kept and shown, and is in no figure. Also while the gateway runs.",
)
later(
    app,
    "reopen",
    "edge_gateway.commands.orders:reopen",
    "Let a day go on that was ended in error: all who waited wait again, and nothing is deleted. Only today.",
)
later(
    app,
    "clock",
    "edge_gateway.commands.orders:confirm_clock",
    "Say that this computer's clock is right, though it jumped or is behind the log. Also while the gateway runs.",
)
later(
    app,
    "rejoin",
    "edge_gateway.commands.rejoin:rejoin",
    "Open a new log after a restore, a replacement or a fork; the gateway must not be running.",
)
later(
    app,
    "backup",
    "edge_gateway.commands.backup:back_up",
    "Write logs, devices, keys and configuration into one file, also while the gateway runs; half a file is none.",
)
later(
    app,
    "backup-key",
    "edge_gateway.commands.backup:make_key",
    "Make a pair of keys for sealed backups: print the public one, write the private one into FILE.",
)
later(
    app,
    "restore",
    "edge_gateway.commands.restore:restore",
    "Put a backup into a folder without a log, with a new log that goes on from there; --try changes nothing.",
)
later(
    app,
    "certificate",
    "edge_gateway.commands.certificate:certificate",
    "Make the hall's CA and the broker's certificate, or renew what ends soon or has other names.",
)

hall = typer.Typer(help="The hall engine over the log.", no_args_is_help=True)
later(
    hall,
    "replay",
    "edge_gateway.commands.replay:hall_replay",
    "Decide again over all causes in the logs and compare with what was written, byte for byte.",
)
app.add_typer(hall, name="hall")

plans = typer.Typer(help="Site plans: check, compare, holidays, schema.", no_args_is_help=True)
later(
    plans,
    "check",
    "edge_gateway.commands.plan:check",
    "Say what a plan holds and what is missing; an error names the line, and ends with status 2.",
)
later(plans, "diff", "edge_gateway.commands.plan:compare", "Print what changes; a removed service ends with status 2.")
later(
    plans,
    "holidays",
    "edge_gateway.commands.plan:write_holidays",
    "Print national holidays and collective leave of YEAR as lines for the plan's table `holidays`.",
)
later(plans, "schema", "edge_gateway.commands.plan:write_schema", "Print the JSON schema of a plan, for editors.")
app.add_typer(plans, name="plan")

boxes = typer.Typer(help="The boxes of a hall: keys, configuration, journals.", no_args_is_help=True)
later(
    boxes,
    "add",
    "edge_gateway.commands.device:add",
    "Make a box's key, let it speak, and write its config.json. A running gateway takes it within a second.",
)
later(
    boxes,
    "move",
    "edge_gateway.commands.device:move",
    "Let another box with the same configuration speak as NAME; the old box is refused from now on.",
)
later(
    boxes,
    "replace",
    "edge_gateway.commands.device:replace",
    "Let a new box take the place of one that is broken, lost or stolen: its name, a key of its own, another chip.",
)
later(
    boxes,
    "rekey",
    "edge_gateway.commands.device:rekey",
    "Give a box another key, for instance when its image was seen by somebody; the old key counts no more.",
)
later(
    boxes,
    "revoke",
    "edge_gateway.commands.device:revoke",
    "Refuse a box that was stolen or taken away, within a second; what it logged stays, its name stays taken.",
)
later(
    boxes,
    "config",
    "edge_gateway.commands.device_config:config",
    "Write the config.json of a box that was added again, for a new Wi-Fi or a new address; its key stays.",
)
later(boxes, "list", "edge_gateway.commands.device:show", "List the boxes that were added; keys are not shown.")
