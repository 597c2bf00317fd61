"""The files of older versions as they lay there: a folder a version, whose large files are kept as `.xz`."""

import lzma
import shutil
from pathlib import Path

HERE = Path(__file__).parent
VERSIONS = sorted(folder.name for folder in HERE.iterdir() if folder.name[0].isdigit())


def unpack(folder: Path, target: Path) -> Path:
    """Copy a folder of this one to the new folder `target`, nothing compressed any more, and return `target`."""
    shutil.copytree(folder, target)
    for packed in target.rglob("*.xz"):
        packed.with_suffix("").write_bytes(lzma.decompress(packed.read_bytes()))
        packed.unlink()
    return target
