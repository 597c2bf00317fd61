"""Texts that people wrote with whatever editor they have."""

import codecs

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as UTF-16's mark does, so it is looked for first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def typed(data: bytes) -> str:
    """Return the text of a file as editors on Windows save it too: UTF-8, or UTF-16 and UTF-32 where a mark says so.

    Without its mark; each line ends in a line feed. Raises UnicodeDecodeError.
    """
    mark, encoding = next((known for known in _MARKS if data.startswith(known[0])), (b"", "utf-8"))
    text = data[len(mark) :].decode(encoding)
    return text.replace("\r\n", "\n").replace("\r", "\n")
