"""A hall from a short list: a line an agency becomes tenants, services, counters, and one line a pad."""

from datetime import date

import pytest

from edge_gateway.installation.agencies import read
from edge_gateway.installation.plan_text import Site, plan_text
from edge_gateway.installation.words import UnfitError
from shelf.texts import Lang
from site_plan import parse
from site_plan.diff import check_successor

SITE = Site("serang", "MPP Kabupaten Serang", "Asia/Jakarta", "08:00-16:00", 2, 1, "DPMPTSP", "11:30-13:00")
LINES = (
    "Disdukcapil; 1-4; KTP-el, Kartu Keluarga, Akta",
    "DPMPTSP; 5,6 @b; NIB [izin], Izin usaha [izin IU], Pengaduan [pengaduan A]",
    "Kantor Imigrasi; 6; Paspor; sel kam",
    "BPJS; 7-28",
)


def made(*lines: str, site: Site = SITE) -> str:
    return plan_text(site, [read(line) for line in lines], {date(2027, 1, 1): 'Tahun "Baru"'})


def test_a_list_becomes_a_plan() -> None:
    plan = parse(made(*LINES))
    assert (plan.site, plan.zone.key, plan.recap.office) == ("serang", "Asia/Jakarta", "DPMPTSP")
    assert [tenant.code for tenant in plan.tenants] == ["disdukcapil", "dpmptsp", "kantor-imigrasi", "bpjs"]
    assert plan.tenants[2].days == {1: None, 3: None}
    kinds = {service.code: (service.prefix, service.kind) for service in plan.services}
    assert kinds == {
        "ktp-el": ("B", "nonizin"), "kartu-keluarga": ("C", "nonizin"), "akta": ("D", "nonizin"),
        "nib": ("E", "izin"), "izin-usaha": ("IU", "izin"), "pengaduan": ("A", "pengaduan"),
        "paspor": ("F", "nonizin"), "bpjs": ("G", "nonizin"),
    }  # fmt: skip
    counters = {counter.code: counter for counter in plan.counters}
    assert counters["6"].takes == ("nib", "izin-usaha", "pengaduan", "paspor")
    assert (counters["5"].area, counters["1"].area) == ("b", "a")
    assert plan.holidays == {date(2027, 1, 1): 'Tahun "Baru"'}
    assert [d.name for d in plan.devices][:3] == ["gate-a", "gate-b", "kiosk-1"]
    assert {d.counter for d in plan.devices if d.name.startswith("pad-")} == set(counters)


def test_28_pads_are_28_lines() -> None:
    text = made(*LINES)
    assert sum(line.strip().startswith("{ name = ") and "counter" in line for line in text.splitlines()) == 28
    assert text.count('next = "next"') == 1


def test_new_agencies_at_the_end_leave_codes_and_letters_alone() -> None:
    """Services are never renamed: what is printed on tickets and counted in years stays."""
    check_successor(parse(made(*LINES)), parse(made(*LINES, "Bank bjb; 29; Setoran, Kredit")))


def test_one_counter_of_a_small_hall() -> None:
    plan = parse(made("Kelurahan; 1", site=Site("k", "K", "Asia/Jayapura", "08:00-14:00", 0, 0)))
    assert [d.name for d in plan.devices] == ["pad-01"]
    assert plan.hours.breaks == {}


def test_codes_are_found_for_names_that_are_alike() -> None:
    plan = parse(made("Bank A; 1; Setoran", "Bank Á; 2; Setoran"))
    assert [s.code for s in plan.services] == ["setoran", "setoran-2"]
    assert [t.code for t in plan.tenants] == ["bank-a", "bank-a-2"]
    assert read("日本; 1").name == "日本"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Disdukcapil", "name; counters"),
        ("; 1; a", "1 to 60"),
        ("A; 0; a", "counters are written"),
        ("A; 1-; a", "counters are written"),
        ("A; 5-2; a", "counters are written"),
        ("A; 1-999; a", "counters are written"),
        ("A; 1; a [besar]", "izin, nonizin, pengaduan"),
        ("A; 1; a [izin", "a service is written"),
        ("A; 1; a, , b", "a service is written"),
        ("A; 1; a; senin raya", "sen, sel"),
        ("A; 1; a; sen; x", "name; counters"),
    ],
)
def test_what_a_line_cannot_say_is_told(line: str, says: str) -> None:
    with pytest.raises(UnfitError) as caught:
        read(line)
    assert says in caught.value.said("en")
    assert caught.value.said("id") != caught.value.said("en")


@pytest.mark.parametrize(("days", "lang"), [("sen kam", "id"), ("mon, thu", "en"), ("Senin Kamis", "id")])
def test_days_in_either_language(days: str, lang: Lang) -> None:
    assert read(f"A; 1; ; {days}").days == ("mon", "thu")


def test_more_services_than_a_panel_has_keys_is_told() -> None:
    many = "A; 1; " + ", ".join(f"layanan {n}" for n in range(36))
    with pytest.raises(UnfitError, match="36 services"):
        made(many)
    assert len(parse(made(many, site=Site("s", "S", "Asia/Jakarta", "08:00-16:00", 1, 0))).services) == 36


def test_an_agency_that_stands_twice_is_told() -> None:
    with pytest.raises(UnfitError, match="twice"):
        made("A; 1", "A; 2")
