"""What the stories install: packages of this machine's architecture, built once a run as a person would build them."""

import os
import subprocess
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "deploy/deb/build"
PARTS = tomllib.loads((ROOT / "deploy/deb/parts.toml").read_text())


@dataclass
class Packages:
    """Packages of this machine's architecture: those of the commit before, and today's as a signed repository."""

    old: Path
    new: Path
    home: Path

    def of(self, part: str, debian: str, *, is_old: bool = False) -> Path:
        (found,) = (self.old if is_old else self.new).glob(f"{debian}/lawang-{part}_*.deb")
        return found


def make(made: Packages, before: Path) -> None:
    """Build both sets of packages at once."""
    gpg = {**os.environ, "GNUPGHOME": str(made.home)}
    key = ("--quick-generate-key", "Lawang <test@localhost>", "ed25519")
    subprocess.run(["gpg", "--batch", "--quiet", "--passphrase", "", *key], env=gpg, check=True, capture_output=True)
    here = subprocess.run(["dpkg", "--print-architecture"], check=True, capture_output=True, text=True).stdout.strip()
    options = ("--arch", here, "--level", "1")
    old = ("--debian", "12", "--revision", "0", "--source", str(commit_before(before)))
    with ThreadPoolExecutor() as both:
        jobs = [
            both.submit(build, *options, "--out", str(made.new), "--sign", "test@localhost", env=gpg),
            both.submit(build, *options, "--out", str(made.old), *old),
        ]
        for job in jobs:
            job.result()
    subprocess.run(["gpgconf", "--kill", "all"], env=gpg, check=True)


def build(*options: str, env: dict[str, str] | None = None) -> None:
    """Run the build as a person would."""
    done = subprocess.run([str(BUILD), *options], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def commit_before(folder: Path) -> Path:
    """Return the sources of the commit before this one; today's if that is not to be had or made no packages."""
    found = subprocess.run(["git", "archive", "HEAD~1"], cwd=ROOT, capture_output=True, check=False)
    if found.returncode == 0:
        folder.mkdir()
        subprocess.run(["tar", "-x", "-C", str(folder)], input=found.stdout, check=True)
    return folder if (folder / "deploy/deb/parts.toml").exists() else ROOT
