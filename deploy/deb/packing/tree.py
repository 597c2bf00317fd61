"""A part's tree under /usr/lib/lawang: our wheel, and exactly what its pinned requirements name."""

import shutil
from pathlib import Path

from packing.running import PackingError, run
from packing.target import Target

OF_THE_MAKER = ("direct_url.json", "uv_cache.json", "uv_build.json", "REQUESTED", "INSTALLER", "RECORD")
"""What an installer notes of the machine where it ran; dpkg keeps the list of files."""


def wheel(source: Path, folder: Path) -> Path:
    """Build our wheel, whose `only-include` says what of the sources is packed."""
    run(["uv", "build", "--quiet", "--wheel", "--out-dir", folder, source])
    (found,) = folder.glob("*.whl")
    return found


def fill(target: Target, source: Path, ours: Path, tree: Path) -> None:
    """Install the part's requirements, by hash and as wheels of the target only, and our wheel into `tree`."""
    into = ["uv", "pip", "install", "--quiet", "--no-config", "--no-deps", "--target", tree, "--link-mode", "copy"]
    fits = ["--only-binary", ":all:", "--python-platform", target.wheels, "--python-version", target.python]
    run([*into, *fits, "--require-hashes", "--requirements", source / f"deploy/requirements-{target.part}.txt"])
    run([*into, *fits, ours])
    shutil.rmtree(tree / "bin")  # programs of libraries, with the path of the Python that ran here
    (tree / ".lock").unlink(missing_ok=True)
    for folder in tree.glob("*.dist-info"):
        for name in OF_THE_MAKER:
            (folder / name).unlink(missing_ok=True)
    left = sorted(path.relative_to(tree).as_posix() for path in tree.rglob("*.pyc"))
    if left:
        raise PackingError(f"compiled where it was made: {left[0]}")


def distributions(tree: Path) -> dict[str, str]:
    """Return the version of each distribution in a tree by its name, written as the package index does."""
    stems = sorted(folder.name.removesuffix(".dist-info") for folder in tree.glob("*.dist-info"))
    return {
        name.lower().replace("_", "-").replace(".", "-"): version for name, version in (s.split("-") for s in stems)
    }
