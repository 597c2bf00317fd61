"""`lawang cloud openapi`."""

from pathlib import Path
from typing import Annotated

import typer

from cloud_api.app import described


def openapi(
    file: Annotated[Path, typer.Option(help="Where to write it.")] = Path("docs/openapi.json"),
) -> None:
    """Write the API's description, which is committed."""
    file.write_text(described(), encoding="utf-8")
