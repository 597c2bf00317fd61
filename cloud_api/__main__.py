"""`python -m cloud_api`."""

from cloud_api.commands import app
from command_line import add_version

add_version(app)
app(prog_name="cloud_api")
