"""The command line of the cloud; each command is imported when it is asked for."""

import typer

from command_line import later

app = typer.Typer(help="The cloud API and its database.", no_args_is_help=True, pretty_exceptions_show_locals=False)
later(
    app,
    "setup",
    "cloud_api.commands.setup:setup",
    "Make this machine the cloud of one or more halls: ask, show each file, write, start. Can be run again.",
)
later(
    app,
    "doctor",
    "cloud_api.commands.doctor:doctor",
    "Check this machine as a cloud: each check one line, with what to do; status 0 if nothing is bad, else 1.",
)
later(app, "run", "cloud_api.commands.run:run", "Serve the API and the wall. Missing migrations are applied first.")
later(
    app,
    "recap",
    "cloud_api.commands.recap:recap",
    "Write the recap of a year or a month to a file: the same figures as the page and the API.",
)
later(
    app,
    "token",
    "cloud_api.commands.tokens:token",
    "Print a new token for sites, which are added if they are new. It is shown once and stored hashed.",
)
later(
    app,
    "tokens",
    "cloud_api.commands.tokens:list_tokens",
    "List the tokens by number: role, sites, label, and whether revoked.",
)
later(app, "revoke", "cloud_api.commands.tokens:revoke", "Make a token worthless from the next request on.")
later(
    app,
    "rebuild",
    "cloud_api.commands.rebuild:rebuild_derived",
    "Drop all that is derived and make it again from the logs, which are checked against their roots.",
)
later(app, "openapi", "cloud_api.commands.openapi:openapi", "Write the API's description, which is committed.")
later(
    app,
    "migrate",
    "cloud_api.commands.migrate:migrate",
    "Do all that this version wants of the database: migrations, roles, rights, and what they outdate made again.",
)
later(
    app,
    "backup",
    "cloud_api.commands.backup:back_up",
    "Write the whole database into one file, also while the API runs; half a file is none.",
)
later(
    app,
    "backup-key",
    "cloud_api.commands.backup:make_key",
    "Make a pair of keys for sealed backups: print the public one, write the private one into FILE.",
)
later(
    app,
    "restore",
    "cloud_api.commands.backup:put_back",
    "Put a backup into an empty database, with roles and rights; its office then opens a new log.",
)
