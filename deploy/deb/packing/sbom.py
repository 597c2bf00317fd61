"""The list of what is inside a package, as CycloneDX: what a scanner asks when a weakness becomes known."""

import json
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from packing.running import PackingError, run
from packing.target import Target


def bill(target: Target, source: Path, inside: dict[str, str], epoch: int) -> str:
    """Return the bill of what is `inside` (distribution → version); the same sources give the same bytes.

    Raises PackingError if `pyproject.toml` now resolves to another version: then `deploy/compile` was not run.
    """
    asked = ["uv", "export", "--quiet", "--no-dev", "--extra", target.part, "--format", "cyclonedx1.5"]
    whole = json.loads(run(asked, cwd=source))
    others = {name: version for name, version in inside.items() if name != "lawang"}
    components = [one for one in whole["components"] if one["name"] in others]
    listed = {one["name"]: one["version"] for one in components}
    if listed != others:
        wrong = sorted(set(listed.items()) ^ set(others.items()))
        raise PackingError(f"pyproject.toml and deploy/requirements-{target.part}.txt differ: {wrong}")
    kept = {one["bom-ref"] for one in components}
    whole["components"] = components
    whole["dependencies"] = [_within(one, kept) for one in whole.get("dependencies", []) if one["ref"] in kept]
    whole["metadata"]["timestamp"] = datetime.fromtimestamp(epoch, UTC).isoformat()
    whole["metadata"]["component"] = {
        "type": "application",
        "bom-ref": target.stem,
        "name": target.name,
        "version": target.version,
        "purl": f"pkg:deb/lawang/{target.name}@{target.version}?arch={target.architecture}",
    }
    del whole["serialNumber"]
    whole["serialNumber"] = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(whole, sort_keys=True)).urn
    return json.dumps(whole, indent=1, sort_keys=True) + "\n"


def _within(dependency: dict[str, Any], kept: set[str]) -> dict[str, Any]:
    return {**dependency, "dependsOn": [ref for ref in dependency.get("dependsOn", []) if ref in kept]}
