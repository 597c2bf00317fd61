"""Breaks the counting one place at a time, in a copy of the tree, and says which test sees it.

`python -m tests.cloud_api.mutants [NAME…]`; it ends with 1 if a mutant lives or its place is not there any more.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).parents[2]
COPIED = (
    "cloud_api", "contract", "shelf", "command_line", "site_plan", "pages", "edge_gateway", "simulators", "firmware",
    "dashboards", "tests/cloud_api", "tests/site_plan",
)  # fmt: skip
FILES = (
    "lawang.py",
    "pyproject.toml",
    "tests/conftest.py",
    "tests/databases.py",
    "tests/depth.py",
    "tests/acceptance/recount.py",
)


@dataclass(frozen=True)
class Mutant:
    """`old` becomes `new` wherever it stands in `file` under cloud_api; `test` must fail."""

    name: str
    file: str
    old: str
    new: str
    test: str


CUT = "test_tickets.py::test_any_cut_of_batches_and_a_rebuild_give_the_same_rows[0]"
EDGES = "test_tickets_statistics.py::test_edges_of_day_month_and_year[Asia/Jakarta]"
YEARS = "test_tickets_statistics.py::test_ten_random_years_equal_a_recount[0]"
UNDONE = "test_undo.py::test_whatever_is_undone_counts_nowhere_in_any_cut_and_after_a_rebuild[0]"
PAGES = "test_tickets_statistics.py::test_refusals_coverage_and_facts"
MUTANTS = (
    Mutant("returned-ends-twice", "append/refresh_tickets.sql", "turn > back", "turn > 0",
           "test_tickets.py::test_a_visitor_who_came_back_has_one_end"),
    Mutant("repeats-in-the-rollup", "append/insert_facts.sql", "WHERE counted AND kind IN ('enter', 'leave')",
           "WHERE kind IN ('enter', 'leave')", "test_counting.py::test_same_identity_other_bytes_is_a_conflict"),
    Mutant("last-day-and-one-more", "statistics/tickets.sql", "t.day < %(until)s", "t.day <= %(until)s", EDGES),
    Mutant("calendar-weeks", "statistics/periods.py", "'IYYY-\"W\"IW'", "'YYYY-\"W\"WW'", EDGES),
    Mutant("undone-in-the-rollup", "append/undo_facts.sql", "r.count - u.count", "r.count", UNDONE),
    Mutant("undone-until-due", "database/schema/0019_undo.sql", "UPDATE fact_waiting AS f SET counted = false, trial = false",
           "UPDATE fact_waiting AS f SET trial = trial",
           "test_undo.py::test_who_was_dropped_by_a_wrong_clock_and_served_is_served_once[39600000]"),
    Mutant("judged-before-the-undo", "append/derived.py", "= parts(run.items)", "= [run.items]", UNDONE),
    Mutant("linked-as-issued", "statistics/tickets.sql", "(WHERE NOT linked)", "(WHERE true)", YEARS),
    Mutant("transferred-as-served", "statistics/tickets.sql",
           "avg(serve_ms) FILTER (WHERE served)", "avg(serve_ms)", YEARS),
    Mutant("days-in-utc", "../site_plan/local.py", "// 1000, zone)", '// 1000, ZoneInfo("UTC"))',
           "test_counting.py::test_a_day_ends_at_local_midnight[Asia/Jakarta]"),
    Mutant("future-counts", "append/derived.py", "fact.at <= now + AHEAD_MS", "fact.at >= 0",
           "test_counting.py::test_what_is_dated_ahead_waits_and_hides_nothing"),
    Mutant("repeats-are-first", "append/insert_device_entries.sql", "WHEN stored.hash IS NULL AND b.turn = 1",
           "WHEN b.turn = 1", "test_counting.py::test_a_repeat_in_a_later_log_is_stored_and_not_counted"),
    Mutant("rollup-adds-again", "append/refresh_tickets.sql", "WHERE b.counted AND", "WHERE NOT b.counted AND", CUT),
    Mutant("successor-forgets-trial", "append/derived.py", 'found["trial"]', "False",
           "test_tickets.py::test_trial_facts_are_kept_and_in_no_figure"),
    Mutant("closed-services-stay-open", "database/schema/0018_plans.sql",
           "s.closed OR p.until < 9223372036854775807 AS closed", "s.closed AS closed",
           "test_tickets.py::test_a_renamed_closed_or_opened_service_leaves_the_past"),
    Mutant("ticket-facts-count-alone", "append/tickets.py", "valid and issue.counted, valid", "valid, valid",
           "test_counted.py::test_what_becomes_of_an_issue_that_does_not_count_counts_nowhere"),
    Mutant("trial-refusals", "statistics/queries.sql", "AND counted AND", "AND",
           "test_counted.py::test_what_becomes_of_a_trial_ticket_counts_nowhere"),
    Mutant("stale-without-a-name", "statistics/queries.sql", "THEN 'stale'", "THEN why", PAGES),
    Mutant("silent-when-it-spoke", "statistics/coverage.sql", "h.entries IS NULL", "h.entries IS NOT NULL", PAGES),
    Mutant("silent-after-closing", "database/schema/0018_plans.sql", "h.closes_at - 1", "h.closes_at", PAGES),
    Mutant("hours-to-come-are-silent", "statistics/coverage.sql", " AND begins < %(now)s", "",
           "test_hall_hours.py::test_open_hours_are_the_plans_whenever_the_register_was_opened"),
    Mutant("a-plan-changes-the-past", "append/queries.sql",
           "coalesce(hall_hours.closes_at, excluded.closes_at) > excluded.since", "true",
           "test_hall_hours.py::test_a_plan_changes_what_is_to_come_and_nothing_that_was"),
    Mutant("an-older-plan-wins", "append/queries.sql", "hall_hours.since <= excluded.since", "true",
           "test_hall_hours.py::test_a_plan_changes_what_is_to_come_and_nothing_that_was"),
    Mutant("todays-standard-judges-all", "database/schema/0018_plans.sql",
           "OR lag(s.max_wait_min) OVER w IS DISTINCT FROM s.max_wait_min", "",
           "test_hall_hours.py::test_a_standard_judges_what_was_issued_under_it"),
    Mutant("todays-agency-of-a-correction", "database/schema/0018_plans.sql",
           "ORDER BY p.since <= c.at DESC, abs(p.since - c.at) LIMIT 1", "ORDER BY p.since DESC LIMIT 1",
           "test_past.py::test_what_a_correction_means_is_fixed_at_its_approval"),
    Mutant("an-old-logs-plan-is-in-force", "append/queries.sql", "later IS NULL OR at < later", "true",
           "test_past.py::test_an_old_log_that_comes_late_changes_nothing_of_now"),
    Mutant("a-succeeded-log-is-the-gateways", "database/schema/0018_plans.sql", "AND s.after = l.log", "AND false",
           "test_past.py::test_an_old_log_that_comes_late_changes_nothing_of_now"),
    Mutant("hours-of-a-plan-that-is-over", "append/queries.sql", "< p.until\nLEFT JOIN", "> 0\nLEFT JOIN",
           "test_past.py::test_an_old_log_that_comes_late_changes_nothing_of_now"),
    Mutant("todays-letterhead", "recap/queries.sql", "LEFT JOIN plan_day AS p ON p.site = s.site AND p.first < %(until)s AND %(until)s <= p.until",
           "LEFT JOIN plan_day AS p ON p.site = s.site AND p.until = 'infinity'",
           "test_past.py::test_no_later_plan_changes_a_figure_of_the_past"),
    Mutant("todays-names", "recap/queries.sql", "WHERE f.site = %(site)s AND f.first < %(until)s AND %(until)s <= f.until",
           "WHERE f.site = %(site)s AND f.until = 'infinity'",
           "test_past.py::test_no_later_plan_changes_a_figure_of_the_past"),
    Mutant("hours-in-todays-zone", "database/schema/0018_plans.sql", "z.since <= h.opens_at AND h.opens_at < z.until",
           "z.until = 9223372036854775807", "test_past.py::test_no_later_plan_changes_a_figure_of_the_past"),
    Mutant("a-head-count-of-other-doors", "statistics/live.py", ", counts=counts", "",
           "test_head_counts.py::test_what_is_shown_is_what_the_gateway_has"),
    Mutant("texts-go-to-the-database", "web/office/page.py", "not number.isprintable() or ", "",
           "test_texts.py::test_no_text_in_an_address_is_an_error_of_ours"),
    Mutant("a-correction-of-nothing", "office/corrections.py", "Annotated[str, _CODE] | None", "str | None",
           "test_texts.py::test_no_text_that_is_sent_is_an_error_of_ours"),
    Mutant("capitals-alone-are-alike", "office/words.py", "return _read_as(one) == _read_as(other)",
           "return one.casefold() == other.casefold()",
           "test_texts.py::test_two_people_are_not_one_who_is_written_otherwise"),
    Mutant("everybody-is-alike", "office/words.py", "return _read_as(one) == _read_as(other)", "return True",
           "test_texts.py::test_other_names_are_other_people"),
    Mutant("any-alphabet-signs", "office/words.py", " or not all(map(_is_latin, said))", "",
           "test_texts.py::test_a_label_of_other_letters_is_refused"),
    Mutant("numbers-with-other-dashes", "office/words.py", r"\u2010-\u2015\u2212\u2022_]{0,2}", "]?",
           "test_texts.py::test_numbers_and_addresses_of_people_are_seen_however_they_are_written"),
    Mutant("formulas-behind-a-semicolon", "recap/csv_cells.py", "(?:^|(?<=[;,", "(?:^|(?<=[,",
           "test_texts.py::test_no_text_is_a_formula_by_any_separator"),
    Mutant("a-fact-on-two-pages", "statistics/queries.sql", "(log, n) > (", "(log, n) >= (", PAGES),
    Mutant("one-day-too-many", "request/query.py", ".days < longest", ".days <= longest",
           "test_counted.py::test_the_longest_range_is_the_one_that_is_said[2025-01-01-422]"),
    Mutant("unknown-filters-ignored", "request/query.py", 'extra="forbid"', 'extra="ignore"',
           "test_tickets_statistics.py::test_a_bad_question_is_told_what_is_allowed"),
    Mutant("before-is-a-day-short", "statistics/tickets.py", "length = question.until - question.first",
           "length = question.until - question.first - timedelta(days=1)",
           "test_counted.py::test_the_period_before_is_as_long_and_ends_where_this_one_begins"),
    Mutant("sequence-without-end", "../contract/bulk.py", "number > form.UINT32", "False",
           "test_reading.py::test_a_press_is_read_as_the_contract_reads_it"),
)  # fmt: skip


def copied(folder: Path, more: Iterable[str] = ()) -> None:
    """Copy into `folder` what the tests need, and the files `more`."""
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    for name in (*FILES, *more):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)


def is_placed(mutant: Mutant, root: Path = ROOT) -> bool:
    """Say whether what the mutant changes still stands where it says."""
    file = root / "cloud_api" / mutant.file
    return file.is_file() and mutant.old in file.read_text(encoding="utf-8")


def killed(folder: Path, mutant: Mutant) -> bool:
    """Say whether the mutant's test fails in the copy that then has it; raises ValueError if its place is gone."""
    if not is_placed(mutant, folder):
        raise ValueError(f"{mutant.name}: {mutant.old!r} is not in {mutant.file}")
    file = folder / "cloud_api" / mutant.file
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")
    try:
        shutil.rmtree(file.parent / "__pycache__", ignore_errors=True)  # two versions of one second look alike to it
        argv = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"tests/cloud_api/{mutant.test}"]
        said = subprocess.run(argv, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    finally:
        file.write_text(text, encoding="utf-8")
    if said.returncode not in (0, 1) or "error" in said.stdout.splitlines()[-1]:
        raise ValueError(f"{mutant.name}: {said.stdout[-2000:]}")
    return said.returncode == 1


def run(mutants: Sequence[Mutant], more: Iterable[str] = ()) -> NoReturn:
    """Try the mutants that are named on the command line, or all."""
    names = set(sys.argv[1:]) or {mutant.name for mutant in mutants}
    alive = 0
    with tempfile.TemporaryDirectory(prefix="lawang-mutants-") as folder:
        copied(Path(folder), more)
        for mutant in mutants:
            if mutant.name in names:
                dead = killed(Path(folder), mutant)
                alive += not dead
                print(f"{'killed' if dead else 'ALIVE '} {mutant.name:28} {mutant.test}", flush=True)
    sys.exit(alive > 0)


if __name__ == "__main__":
    run(MUTANTS)
