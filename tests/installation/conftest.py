"""Fresh environments: the wheel with one extra, or the pinned requirements with what an image copies beside them."""

import asyncio
import fcntl
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.installation import machines
from tests.installation.packages import Packages, make

ROOT = Path(__file__).resolve().parents[2]
READY_S = 60.0
AWAY = ("Failed to fetch", "network was disabled")


@dataclass(frozen=True)
class Environment:
    """A fresh one; its programs see no file and no variable of this tree, and work in an empty folder."""

    folder: Path
    work: Path

    @property
    def variables(self) -> dict[str, str]:
        path = os.pathsep.join([str(self.folder / "bin"), os.environ["PATH"]])
        return {"PATH": path, "HOME": str(self.work), "TERM": "dumb", "COLUMNS": "200"}

    @property
    def packages(self) -> Path:
        (found,) = self.folder.glob("lib/python3.*/site-packages")
        return found

    async def run(self, *argv: str) -> tuple[int | None, str, str]:
        """Run a program of the environment to its end; return its exit code, output and errors."""
        process = await self._started(argv, asyncio.subprocess.PIPE)
        out, errors = await process.communicate()
        return process.returncode, out.decode(), errors.decode()

    async def said(self, *argv: str) -> str:
        """Return what a program prints, which must end well."""
        code, out, errors = await self.run(*argv)
        assert code == 0, f"{argv}: {code}\n{out}\n{errors}"
        return out

    @asynccontextmanager
    async def ready(self, *argv: str) -> AsyncGenerator[dict[str, Any]]:
        """Start a part and give its ready line; it must end well when it is asked to."""
        with (self.work / "errors").open("wb") as errors:
            process = await self._started(argv, errors.fileno())
        assert process.stdout is not None
        try:
            line = await asyncio.wait_for(process.stdout.readline(), READY_S)
            assert line, (self.work / "errors").read_text()
            yield json.loads(line)
        finally:
            if process.returncode is None:
                process.terminate()
            code = await process.wait()
        assert code in (0, -signal.SIGTERM), (self.work / "errors").read_text()  # uvicorn ends with the signal

    async def _started(self, argv: tuple[str, ...], errors: int) -> asyncio.subprocess.Process:
        program, *arguments = argv
        return await asyncio.create_subprocess_exec(
            str(self.folder / "bin" / program),
            *arguments,
            env=self.variables,
            cwd=self.work,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
        )


@pytest.fixture(scope="session")
def uv(needs: Callable[[str], str]) -> Callable[..., None]:
    """Return what runs uv with the project's date; without a registry it skips, or fails if LAWANG_REQUIRE_ALL=1."""
    program = needs("uv")

    def run(*arguments: str) -> None:
        done = subprocess.run([program, *arguments, "--quiet"], cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return
        if any(word in done.stderr for word in AWAY) and os.environ.get("LAWANG_REQUIRE_ALL") != "1":
            pytest.skip("no package registry can be reached")
        pytest.fail(done.stderr)

    return run


@pytest.fixture(scope="session")
def wheel(uv: Callable[..., None], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built as it is for people."""
    folder = tmp_path_factory.mktemp("wheel")
    uv("build", "--wheel", "--out-dir", str(folder))
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def fresh(uv: Callable[..., None], tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Environment]:
    """Return what makes an environment with nothing but what it is told to install."""

    def make(*install: str) -> Environment:
        folder = tmp_path_factory.mktemp("environment")
        made = Environment(folder / "venv", folder / "work")
        made.work.mkdir()
        uv("venv", "--python", sys.executable, str(made.folder))
        uv("pip", "install", "--python", str(made.folder / "bin" / "python"), *install)
        return made

    return make


@pytest.fixture(scope="session")
def with_extra(fresh: Callable[..., Environment], wheel: Path) -> Callable[[str], Environment]:
    """Return what makes an environment with the wheel and one of its extras."""
    return lambda extra: fresh(f"lawang[{extra}] @ {wheel.as_uri()}")


@pytest.fixture(scope="session")
def as_image(fresh: Callable[..., Environment]) -> Callable[[str], Environment]:
    """Return what makes an environment as the recipe of the images does, without a container."""
    recipe = (ROOT / "deploy/Dockerfile").read_text()
    shared = re.findall(r"cp -r ((?:\w+ ?)+) \"\$site\" \\$", recipe, re.MULTILINE)
    assert len(shared) == 1
    parts = {"cloud": "cloud_api", "gateway": "edge_gateway"}

    def make(extra: str) -> Environment:
        made = fresh("--require-hashes", "--requirements", f"deploy/requirements-{extra}.txt")
        for name in [*shared[0].split(), parts[extra]]:
            assert f"COPY {name} {name}\n" in recipe
            shutil.copytree(ROOT / name, made.packages / name, ignore=shutil.ignore_patterns("__pycache__"))
        return made

    return make


@pytest.fixture(scope="session")
def able() -> None:
    """Skip where no machine can be booted; fail there if LAWANG_REQUIRE_ALL=1."""
    why = machines.missing()
    if why and os.environ.get("LAWANG_REQUIRE_ALL") == "1":
        pytest.fail(why)
    if why:
        pytest.skip(why)


@pytest.fixture(scope="session")
def packages(able: None, tmp_path_factory: pytest.TempPathFactory) -> Packages:
    """Build what the stories install, once for all workers; the key of the repository is made here."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "packages"
    made = Packages(folder / "old", folder / "new", folder / "gnupg")
    with (folder.parent / "packages.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            made.home.mkdir(mode=0o700, parents=True)
            make(made, folder / "before")
            (folder / "made").touch()
    return made
