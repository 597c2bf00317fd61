"""Make `contract/vectors.json`, or the file given: `python tests/contract/make_vectors.py [FILE]`.

It shares no code with `contract`: what is valid is built with hashlib, hmac and json, what is not is one step away
from that. A test compares the committed file with what this makes.
"""

import json
import sys
from pathlib import Path

from cases_entry import entries
from cases_form import KEY
from cases_leaf import leaves, longest, records
from cases_message import logins, messages, topics
from cases_tree import PUBLIC, checkpoints, trees

FILE = Path(__file__).resolve().parents[2] / "contract" / "vectors.json"


def make() -> str:
    """Return the text of `contract/vectors.json`."""
    cases = [*entries(), *messages(), *logins(), *topics(), *leaves(), *records(), *longest(), *trees(), *checkpoints()]
    lines = ",\n".join(json.dumps(one, ensure_ascii=True) for one in cases)
    about = "made by tests/contract/make_vectors.py; contract/SPEC.md says what they mean; "
    about += "each * of a case that has `pad` stands for so many x"
    head = f'"about": {json.dumps(about)},\n"key": "{KEY.hex()}",\n"public_key": "{PUBLIC.hex()}"'
    return f'{{\n{head},\n"cases": [\n{lines}\n]\n}}\n'


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else FILE
    target.write_text(make(), encoding="utf-8")
