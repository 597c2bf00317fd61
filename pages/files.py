"""The pages' files, and the Content Security Policy (CSP) of all pages."""

from importlib import resources
from pathlib import Path

SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def static_folder() -> Path:
    """Return the folder with the pages' files."""
    return Path(str(resources.files("pages") / "static"))
