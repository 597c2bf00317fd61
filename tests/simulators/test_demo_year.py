"""`lawang demo --year` as somebody runs it, with a few days in the place of a year."""

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx2
import psutil
import pytest

LAWANG = str(Path(sys.executable).parent / "lawang")


def start(*options: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    argv = [LAWANG, "demo", "--year", "--days", "4", "--seed", "1", *options]
    return subprocess.Popen(argv, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def announced(demo: subprocess.Popen[str]) -> str:
    """Return what it says until it is ready."""
    assert demo.stderr is not None
    said = ""
    for line in demo.stderr:
        said += line
        if "Ctrl-C" in line:
            return said
    raise AssertionError(said)


def test_its_pages_show_the_days_before_and_the_world_agrees() -> None:
    """Class "report ≠ raw": five addresses that open with the token, fresh data, and no figure that differs."""
    demo = start("--for", "4", "--json")
    try:
        said = announced(demo)
        pages = re.findall(r"http://\S+", said)
        (token,) = re.findall(r"lw_\S+", said)
        assert len(pages) == 5
        with httpx2.Client(headers={"Authorization": f"Bearer {token}"}, follow_redirects=True, timeout=30) as http:
            texts = [http.get(page).raise_for_status().text for page in pages]
        assert "DATA TERPUTUS" not in texts[1]
        (entered,) = re.findall(r'<dd data-key="entered">([\d.]+)<', texts[2])
        out, errors = demo.communicate(timeout=100)
        assert demo.returncode == 0, errors
        result = json.loads(out)
        assert result["differences"] == []
        assert int(entered.replace(".", "")) >= result["total"].get("entered", 0)  # today's are more
        assert result["leaves"] > 20
    finally:
        demo.kill()
        demo.communicate()


@pytest.mark.full_depth
def test_ctrl_c_ends_it_and_leaves_no_process_behind() -> None:
    """Its gateway, its two APIs and its database end with it."""
    demo = start()
    try:
        announced(demo)
        children = psutil.Process(demo.pid).children(recursive=True)
        assert len(children) >= 4
        demo.send_signal(signal.SIGINT)
        assert demo.wait(30) == 0
        _, alive = psutil.wait_procs(children, timeout=15)
        assert alive == []
    finally:
        demo.kill()
        demo.communicate()
