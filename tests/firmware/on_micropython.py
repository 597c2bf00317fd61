"""Run test files on MicroPython: `micropython tests/firmware/on_micropython.py test_journal …`.

Prints the interpreter and the number of tests that passed; ends with a traceback and status 1 at the first failure.
"""

import sys

sys.path.insert(0, "/".join(sys.argv[0].split("/")[:-3]) or ".")


def run(names):
    """Run every function test_* of the modules."""
    count = 0
    for name in names:
        module = __import__("tests.firmware." + name, None, None, ("*",))
        for test in sorted(dir(module)):
            if test.startswith("test_"):
                getattr(module, test)()
                count += 1
    print(sys.implementation.name, sys.implementation.version, count, "passed")


run(sys.argv[1:])
