"""One package: its files where Debian wants them, its control files, and dpkg-deb over both."""

import hashlib
import os
import shutil
import textwrap
from pathlib import Path

from packing import sbom, tree
from packing.part import Part, part
from packing.running import run
from packing.target import Target

SYSTEMD = "usr/lib/systemd"
SCRIPTS = ("postinst", "prerm", "postrm")


def make(target: Target, source: Path, ours: Path, out: Path, epoch: int, level: int) -> Path:  # noqa: PLR0913, PLR0917 - what it is made of
    """Make a package and its bill in `out`; return the package.

    `ours` is our wheel, `epoch` the date of all files (s since 1970), `level` that of the compression.
    """
    said = part(target.part, source)
    root = out / f".{target.stem}"
    shutil.rmtree(root, ignore_errors=True)
    try:
        _lay_out(target, said, source, ours, root)
        bill = sbom.bill(target, source, tree.distributions(root / f"usr/lib/lawang/{target.part}"), epoch)
        (out / f"{target.stem}.cdx.json").write_text(bill, encoding="utf-8")
        _control(target, said, source, root)
        _set_modes_and_dates(root, epoch)
        package = out / f"{target.stem}.deb"
        packed = ("-Zzstd", f"-z{level}", "--threads-max=1")  # one thread: the same bytes on every machine
        run(
            ["dpkg-deb", "--root-owner-group", *packed, "--build", root, package],
            variables={"SOURCE_DATE_EPOCH": str(epoch)},
        )
    finally:
        shutil.rmtree(root, ignore_errors=True)
    return package


def _lay_out(target: Target, said: Part, source: Path, ours: Path, root: Path) -> None:
    here = root / "usr/lib/lawang" / target.part
    here.mkdir(parents=True)
    (root / "etc/lawang").mkdir(parents=True)  # what setup writes
    tree.fill(target, source, ours, here)
    deb = source / "deploy/deb"
    files = {f"{SYSTEMD}/system/{unit.name}": unit for unit in said.units}
    files |= {f"{SYSTEMD}/system/{path.parent.name}/{path.name}": path for path in said.drop_ins}
    files |= {f"usr/share/lawang/{target.part}/{name}": said.folder / name for name in said.examples}
    files[f"usr/lib/sysusers.d/{target.name}.conf"] = said.folder / "sysusers.conf"
    files[f"usr/lib/tmpfiles.d/{target.name}.conf"] = said.folder / "tmpfiles.conf"
    files[f"{SYSTEMD}/journald.conf.d/50-{target.name}.conf"] = source / "deploy/journald.conf"
    files[f"usr/lib/lawang/{target.part}/bin/lawang"] = deb / "lawang"
    files[f"usr/share/doc/{target.name}/copyright"] = deb / "copyright"
    for where, what in files.items():
        (root / where).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(what, root / where)


def _control(target: Target, said: Part, source: Path, root: Path) -> None:
    folder, deb = root / "DEBIAN", source / "deploy/deb"
    files = sorted(path for path in root.rglob("*") if path.is_file())
    folder.mkdir()
    sums = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(root)}\n" for path in files]  # noqa: S324 - what dpkg compares with
    (folder / "md5sums").write_text("".join(sums), encoding="utf-8")
    (folder / "control").write_text(_fields(target, said, sum(path.stat().st_size for path in files)), encoding="utf-8")
    words = {
        "@part@": target.part,
        "@enabled@": " ".join(said.enabled),
        "@started@": " ".join(said.started),
        "@units@": " ".join(unit.name for unit in said.units),
        "@neighbours@": " ".join(said.neighbours),
    }
    for name in ("templates", *SCRIPTS):
        text = (deb / "scripts" / name).read_text("utf-8")
        for word, value in words.items():
            text = text.replace(word, value)
        (folder / name).write_text(text, encoding="utf-8")


def _fields(target: Target, said: Part, size: int) -> str:
    major, minor = target.release.python
    python = [f"python3 (>= {major}.{minor})", f"python3 (<< {major}.{minor + 1})"]  # wheels are compiled for one
    libc = f"libc6 (>= {target.release.glibc.replace('_', '.')})"
    described = textwrap.fill(said.description, 78, initial_indent=" ", subsequent_indent=" ")
    return (
        f"Package: {target.name}\n"
        f"Version: {target.version}\n"
        f"Architecture: {target.architecture}\n"
        "Maintainer: Lawang <lawang@localhost>\n"
        "Section: misc\n"
        "Priority: optional\n"
        f"Installed-Size: {-(-size // 1024)}\n"
        f"Depends: {', '.join(['debconf (>= 0.5) | debconf-2.0', libc, *python, 'systemd', *said.depends])}\n"
        f"Recommends: {', '.join(said.recommends)}\n"
        f"Suggests: {', '.join(said.suggests)}\n"
        f"Description: {said.summary}\n{described}\n"
    )


def _set_modes_and_dates(root: Path, epoch: int) -> None:
    programs = {root / "DEBIAN" / name for name in SCRIPTS} | set(root.glob("usr/lib/lawang/*/bin/*"))
    for path in (root, *root.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path in programs else 0o644)
        os.utime(path, (epoch, epoch))
