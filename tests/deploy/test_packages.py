"""The making of Debian packages, as far as it can be seen without a machine: what is asked, what is made, what is refused."""

import gzip
import hashlib
import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
DEB = ROOT / "deploy/deb"
BUILD = DEB / "build"
ELF = {"amd64": 62, "arm64": 183}  # machine numbers in a compiled file's head


def build(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(BUILD), *options], capture_output=True, text=True, check=False)


def unpacked(package: Path, folder: Path) -> Path:
    subprocess.run(["dpkg-deb", "--raw-extract", str(package), str(folder)], check=True)
    return folder


@pytest.fixture(scope="module")
def able(needs: Callable[[str], str]) -> None:
    needs("uv")
    needs("dpkg-deb")


@pytest.fixture(scope="module")
def made(able: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a gateway's package for the other architecture, where nothing can be run by mistake."""
    out = tmp_path_factory.mktemp("made")
    done = build("--part", "gateway", "--debian", "13", "--arch", "arm64", "--level", "1", "--out", str(out))
    assert done.returncode == 0, done.stderr
    return out / "13"


@pytest.fixture(scope="module")
def inside(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    (package,) = made.glob("*.deb")
    return unpacked(package, tmp_path_factory.mktemp("inside") / "root")


def test_the_package_fits_its_release_and_architecture(made: Path, inside: Path) -> None:
    """Wheels are compiled: each library is of the package's architecture, and its Python is the release's own."""
    control = dict(re.findall(r"^(\S+): (.+)$", (inside / "DEBIAN/control").read_text(), re.MULTILINE))
    assert (control["Package"], control["Architecture"]) == ("lawang-gateway", "arm64")
    assert {"python3 (>= 3.13)", "python3 (<< 3.14)"} <= set(control["Depends"].split(", "))
    libraries = list(inside.rglob("*.so"))
    assert len(libraries) >= 2
    assert {int.from_bytes(path.read_bytes()[18:20], "little") for path in libraries} == {ELF["arm64"]}
    compiled_for = {path.name.split(".")[1] for path in libraries if "cpython" in path.name}
    assert compiled_for == {"cpython-313-aarch64-linux-gnu"}


def test_only_what_is_pinned_is_inside(inside: Path) -> None:
    """What the part's own requirements name, and our wheel; no file of the machine where it was made."""
    tree = inside / "usr/lib/lawang/gateway"
    found = {path.name.split("-")[0].replace("_", "-").lower() for path in tree.glob("*.dist-info")}
    text = (ROOT / "deploy/requirements-gateway.txt").read_text()
    pinned = map(Requirement, re.findall(r"^([a-z0-9-]+==.*) \\$", text, re.MULTILINE))
    assert found == {"lawang"} | {one.name for one in pinned if one.marker is None or one.marker.evaluate()}
    assert not list(inside.rglob("*.pyc"))
    assert not [path for path in tree.rglob("*") if path.is_file() and os.fsencode(ROOT) in path.read_bytes()]


def test_every_unit_and_drop_in_of_the_folder_is_packed(inside: Path) -> None:
    """Class "present in development, absent from the package"."""
    packed = {path.name for path in (inside / "usr/lib/systemd/system").rglob("*") if path.is_file()}
    folder = ROOT / "deploy/edge"
    wanted = {path.name for path in folder.iterdir() if path.suffix in {".service", ".timer", ".path", ".mount"}}
    assert packed == wanted | {path.name for path in folder.glob("*.d/*.conf")}
    script = (inside / "DEBIAN/postinst").read_text()
    assert "lawang-gateway.service" in script
    assert "lawang-wall.service" not in script, "not every hall has a television at this machine"
    assert "@" not in "".join((inside / f"DEBIAN/{name}").read_text() for name in ("postinst", "prerm", "postrm"))


@pytest.mark.parametrize("name", ["postinst", "prerm", "postrm", "../usr/lib/lawang/gateway/bin/lawang"])
def test_a_script_is_one(name: str, inside: Path) -> None:
    path = inside / "DEBIAN" / name
    assert os.access(path, os.X_OK)
    subprocess.run(["sh", "-n", str(path)], check=True)


def test_the_bill_names_what_is_inside(made: Path, inside: Path) -> None:
    """For whoever asks, when a weakness becomes known, whether this package has it."""
    (path,) = made.glob("*.cdx.json")
    bill = json.loads(path.read_text())
    assert bill["metadata"]["component"]["name"] == "lawang-gateway"
    listed = {f"{one['name'].replace('-', '_')}-{one['version']}.dist-info".lower() for one in bill["components"]}
    found = {path.name.lower() for path in (inside / "usr/lib/lawang/gateway").glob("*.dist-info")}
    assert {name.replace(".", "_") for name in listed} == {
        name.replace(".", "_") for name in found if not name.startswith("lawang-")
    }


def test_the_index_names_the_bytes_of_each_package(made: Path) -> None:
    (package,) = made.glob("*.deb")
    packages = (made / "Packages").read_bytes()
    assert gzip.decompress((made / "Packages.gz").read_bytes()) == packages
    assert f"SHA256: {hashlib.sha256(package.read_bytes()).hexdigest()}\n" in packages.decode()
    assert f"{hashlib.sha256(packages).hexdigest()} {len(packages)} Packages\n" in (made / "Release").read_text()
    assert not (made / "InRelease").exists(), "nobody signed it"


def test_the_same_sources_give_the_same_bytes(made: Path, tmp_path: Path) -> None:
    """Whoever distrusts a package builds it again."""
    done = build("--part", "gateway", "--debian", "13", "--arch", "arm64", "--level", "1", "--out", str(tmp_path))
    assert done.returncode == 0, done.stderr
    names = sorted(path.name for path in made.iterdir())
    assert names == sorted(path.name for path in (tmp_path / "13").iterdir())
    differing = [name for name in names if (made / name).read_bytes() != (tmp_path / "13" / name).read_bytes()]
    assert differing == []


def test_what_cannot_be_made_is_said_in_one_line(able: None, tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf/version.py").write_text('VERSION = "next"\n')
    (tmp_path / "pyproject.toml").write_text("")
    done = build("--source", str(tmp_path), "--out", str(tmp_path / "out"))
    assert (done.returncode, done.stderr.count("\n"), "version" in done.stderr) == (1, 1, True)
    assert build("--debian", "11").returncode == 2
    assert "examples:" in build("--help").stdout
