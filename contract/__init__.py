"""What all parts of Lawang agree on. `SPEC.md` says it in words, `vectors.json` in cases.

`errors`, `mac`, `form`, `entry`, `messages` and `topics` run on the device; they stay in the subset of Python that
MicroPython has, as `gateway_side` and `presence` do, which no device carries. `bulk`, `records`, `kinds`, `leaf`,
`merkle` and `checkpoint` are for servers.
"""
