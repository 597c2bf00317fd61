"""`python -m cloud_api`."""

from cloud_api.commands.cloud import app

app()
