"""The mutants are tried by hand; that each still has its place and its test is seen here."""

import re

import pytest

from tests.cloud_api.mutants import MUTANTS, ROOT, Mutant, is_placed
from tests.cloud_api.mutants_recap import MUTANTS as RECAP


@pytest.mark.parametrize("mutant", [*MUTANTS, *RECAP], ids=lambda mutant: mutant.name)
def test_what_a_mutant_changes_and_the_test_that_sees_it_are_there(mutant: Mutant) -> None:
    """A mutant without a place would pass for one that nobody tried."""
    file, _, test = mutant.test.partition("::")
    tests = (ROOT / "tests/cloud_api" / file).read_text(encoding="utf-8")
    assert is_placed(mutant)
    assert re.search(rf"def {re.escape(test.partition('[')[0])}\(", tests)
