"""Class "a change of today breaks what was stored": a figure, a column, a key and a field more cost old files nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TREE = Path(__file__).parents[2]
PARTS = ("backups", "contract", "shelf", "command_line", "site_plan", "pages", "edge_gateway", "cloud_api", "tests")
LEFT = ("node_modules", ".*", "firmware", "simulators", "dashboards")

VIEW = """CREATE OR REPLACE VIEW plan_day AS
    SELECT site, log, n, zone, name, office, place, signatory, first,
        lead(first, 1, 'infinity'::date) OVER (PARTITION BY site ORDER BY since) AS until, grown_field
    FROM (
        SELECT site, log, n, zone, name, office, place, signatory, since, grown_field,
            CASE WHEN since = 0 THEN '-infinity'::date ELSE max(day) OVER (PARTITION BY site ORDER BY since) END AS first
        FROM plan WHERE since IS NOT NULL
    ) AS begun;
"""
MIGRATION = f"ALTER TABLE plan ADD COLUMN grown_field text;\n{VIEW}"

# As a developer would: each is where its kind stands, and there are no others.
FIGURE = """
[[figure]]
key = "grown_figure"
label = ["Angka yang tumbuh", "A figure that has grown"]
means = ["Nomor yang dipanggil.", "Tickets that were called."]
tickets = "called IS NOT NULL"
in = ["period", "days", "services"]
headline = true
"""
COLUMN = """
[[column]]
key = "grown_column"
label = ["Kolom yang tumbuh", "A column that has grown"]
kind = "text"
sql = "'ada'::text"
"""
KEY = (
    '    Key("grownkey", Words("Kunci baru", "New key"), Act.RECORD, on=_CALLED, at_counter=True, never_late=True),\n))'
)
LINES: dict[str, tuple[tuple[str, str], ...]] = {
    "cloud_api/recap/figures.toml": (('\n[[figure]]\nkey = "served"\n', FIGURE + '\n[[figure]]\nkey = "served"\n'),),
    "cloud_api/recap/register.toml": (('\n[[column]]\nkey = "priority"\n', COLUMN + '\n[[column]]\nkey = "priority"\n'),),
    "contract/kinds.py": (('    "recall": _CALL,\n', '    "recall": _CALL,\n    "grownkey": _CALL,\n'),),
    "site_plan/keys.py": (("\n))  # fmt: skip", "\n" + KEY + "  # fmt: skip"),),
    "site_plan/fields.py": (
        ('        "signatory": ', '        "grown_field": _text(MAX_LINE, required=False),\n        "signatory": '),
    ),
    "site_plan/model.py": (
        ("    signatory: str | None = None\n", "    signatory: str | None = None\n    grown_field: str | None = None\n"),
    ),
    "cloud_api/recap/subject.py": (
        ("    signatory: str | None\n", "    signatory: str | None\n    grown_field: str | None\n"),
    ),
    "cloud_api/append/queries.sql": (
        ("office, place, signatory)\nVALUES", "office, place, signatory, grown_field)\nVALUES"),
        ("%(signatory)s)", "%(signatory)s, %(grown_field)s)"),
    ),
    "cloud_api/recap/queries.sql": (("p.office, p.place, p.signatory,", "p.office, p.place, p.signatory, p.grown_field,"),),
}  # fmt: skip


def grown(copy: Path) -> None:
    """Copy the tree, and change it."""
    for part in PARTS:
        shutil.copytree(TREE / part, copy / part, ignore=shutil.ignore_patterns(*LEFT))
    shutil.copyfile(TREE / "pyproject.toml", copy / "pyproject.toml")
    for name, changes in LINES.items():
        text = (copy / name).read_text(encoding="utf-8")
        for before, after in changes:
            assert text.count(before) == 1, (name, before)
            text = text.replace(before, after)
        (copy / name).write_text(text, encoding="utf-8")
    schema = copy / "cloud_api" / "database" / "schema"
    number = 1 + max(int(path.name[:4]) for path in schema.glob("[0-9]*.sql"))
    (schema / f"{number:04}_grown.sql").write_text(MIGRATION, encoding="utf-8")


@pytest.mark.full_depth
def test_old_files_are_opened_by_code_that_has_grown(tmp_path: Path) -> None:
    """Years that are closed say what they said, on page and in each file; the hall goes on, and can be replayed."""
    grown(tmp_path / "copy")
    tried = ("tests/old/in_a_grown_copy.py", "-q", "-n", "0", "-p", "no:cacheprovider")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *tried],
        cwd=tmp_path / "copy",
        env={**os.environ, "PYTHONPATH": str(tmp_path / "copy")},
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert done.returncode == 0, done.stdout + done.stderr
