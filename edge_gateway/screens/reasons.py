"""Why the hall does not take what a form asks, in the reader's language: errors speak English, the page Indonesian."""

import re
from collections.abc import Callable, Mapping

# The whole of an English reason, and how Indonesian says it; {0}, {1} … are what stands in the brackets.
_PATTERNS: Mapping[str, str] = {
    r"no such action": "tidak ada tindakan seperti itu",
    r"no such counter": "tidak ada loket dengan kode itu",
    r"no such ticket": "nomor itu tidak ada, atau sudah berakhir",
    r"no such order: (.+)": "tidak ada perintah {0}",
    r"no such service: (.+)": "tidak ada layanan {0}",
    r"the day has ended": "hari ini sudah berakhir",
    r"a paper ticket is of the past": "nomor kertas harus dari waktu yang sudah lewat",
    r"the clock was never set: set it first": "jam belum pernah disetel; setel dahulu",
    r"the gateway's clock is not set: set it first": "jam gateway belum disetel; setel dahulu",
    r"nothing changes": "tidak ada yang berubah",
    r"each number once": "setiap nomor hanya boleh satu kali",
    r"1 to (\d+) lines are wanted": "perlu 1 sampai {0} baris",
    r"(.+) is not like A041 08\.35": "{0} tidak seperti A041 08.35",
    r"(.+) is still to come: it is (.+)": "{0} belum terjadi: sekarang {1}",
    r"(\S+): (.*) is not in the list": "{0}: {1} tidak ada dalam daftar",
    r"(\S+): (.*) is no number from 0 to 999999": "{0}: {1} bukan bilangan 0 sampai 999999",
    r"(\S+): (.*) is no date": "{0}: {1} bukan tanggal",
    r"(.*) is no time such as 08\.35": "{0} bukan jam seperti 08.35",
    r"(\S+) is a holiday already: (.+)": "{0} sudah hari libur: {1}",
    r"button (\S+) of (\S+) means (.+) already": "tombol {0} pada {1} sudah berarti {2}",
    r"date: (\S+) is there already for the same tenants": "tanggal {0} sudah diatur untuk instansi yang sama",
    r"the plan is written in a way that this page does not change: edit the file": (
        "rencana ditulis dengan cara yang tidak diubah halaman ini; ubah berkasnya"
    ),
    r"two (?:service|device)s are named (.+)": "kode atau nama {0} sudah dipakai",
    r"no device may be named (.+)": "alat tidak boleh bernama {0}",
    r"prefix: another service, open or closed, has (.+); numbers must differ": (
        "huruf {0} sudah dipakai layanan lain, buka atau tutup; nomor harus berbeda"
    ),
    r"prefix: 1 to 3 of A-Z are wanted": "huruf nomor: perlu 1 sampai 3 huruf A-Z",
    r"(\S+): 1 to (\d+) of a-z, 0-9 and inner hyphens are wanted": (
        "{0}: perlu 1 sampai {1} dari a-z, 0-9, dan tanda hubung di dalam"
    ),
    r"(button \S+): 1 to 8 of a-z, 0-9 and inner hyphens are wanted": (
        "{0}: perlu 1 sampai 8 dari a-z, 0-9, dan tanda hubung di dalam"
    ),
    r"(\S+): 1 to (\d+) printable characters are wanted": "{0}: perlu 1 sampai {1} huruf yang dapat dicetak",
    r"(\S+): an integer from (\d+) to (\d+)": "{0}: perlu bilangan {1} sampai {2}",
    r"(\S+): one of (.+)": "{0}: salah satu dari {1}",
    r"(\S+): allowed are a date and its name, .+": "{0}: perlu tanggal dan nama hari libur",
    r"at most (\d+) characters, .+": "rencana terlalu panjang: paling banyak {0} huruf",
}
_FIELDS: Mapping[str, str] = {
    "button": "tombol",
    "code": "kode",
    "count": "jumlah orang",
    "counter": "loket",
    "date": "tanggal",
    "device": "alat",
    "kind": "jenis",
    "kiosk": "mesin nomor",
    "max_wait_min": "tunggu terlama",
    "name": "nama",
    "service": "layanan",
    "special": "hari khusus",
    "std_service_min": "standar layanan",
    "tenant": "instansi",
    "ticket": "nomor",
}
_COMPILED = [(re.compile(pattern), said) for pattern, said in _PATTERNS.items()]
_LINE = re.compile(r"line \d+: ")  # of a text that who fills in a form does not see


def reason(language: str) -> Callable[[str], str]:
    """Return what says an English reason in a language; a reason that is not known stays as it is."""
    return _english if language == "en" else _indonesian


def _english(text: str) -> str:
    return _LINE.sub("", text, count=1)


def _indonesian(text: str) -> str:
    plain = _english(text)
    for pattern, said in _COMPILED:
        found = pattern.fullmatch(plain)
        if found is not None:
            return said.format(*(_FIELDS.get(part, part) for part in found.groups()))
    return plain
