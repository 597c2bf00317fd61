"""Breaks the recap and the office one place at a time, in a copy of the tree, and says which test sees it.

`python -m tests.cloud_api.mutants_recap [NAME…]`; it ends with 1 if a mutant lives or its place is not there any more.
"""

from tests.cloud_api.mutants import Mutant, run

MORE = ("tests/acceptance/recap_recount.py", "tests/acceptance/recap_equal.py")
TRUTH = "test_recap_truth.py::test_"
ETAG = "test_recap_routes.py::test_each_file_has_its_kind_and_an_etag"
PAGES = "test_office_pages.py::test_"
ROLES = f"{TRUTH}each_role_reads_what_is_for_it"
MUTANTS = (
    # SEMENTARA on every page until each day has its end in the cloud
    Mutant("ended-or-not", "recap/compute.py", 'if row["ended"] is None', "if False",
           "test_recap_compute.py::test_a_recap_is_provisional_until_each_day_has_its_end_here"),
    Mutant("never-provisional", "recap/compute.py", "provisional=bool(reasons)", "provisional=False",
           f"{TRUTH}sementara_until_the_last_days_end_is_here"),
    Mutant("pdf-without-the-word", "recap/recap.typ", 'if d.provisional != "" {', "if false {",
           "test_recap_pdf.py::test_sementara_stands_on_every_page[2026-True]"),
    Mutant("sheets-without-the-word", "recap/xlsx_cells.py", "if provisional:", "if False:",
           "test_recap_xlsx.py::test_each_sheet_and_printed_page_says_sementara[True]"),
    # ETag and 304
    Mutant("etag-of-any-language", "web/recap.py", 'kind, asked.model_dump_json(exclude={"version"})', "kind", ETAG),
    Mutant("etag-never-known", "web/recap.py", "return tag in", "return not tag and tag in", ETAG),
    Mutant("etag-of-any-recap", "web/recap.py", " + to_json(recap)).", ").", ETAG),
    # access
    Mutant("recap-for-gateways", "web/recap.py", "site, tokens.FIGURES", "site, tokens.ROLES", ROLES),
    Mutant("pages-for-gateways", "web/depends.py", "site, tokens.FIGURES", "site, tokens.ROLES", ROLES),
    Mutant("recap-for-other-sites", "request/access.py", "site not in who.sites or", "", ROLES),
    Mutant("office-for-viewers", "office/roles.py", "READ = (", 'READ = ("viewer", ',
           f"{PAGES}another_servers_page_and_another_role_do_nothing"),
    Mutant("approve-for-correctors", "office/roles.py", "APPROVE = (", 'APPROVE = ("corrector", ',
           f"{PAGES}another_servers_page_and_another_role_do_nothing"),
    Mutant("office-in-every-menu", "web/templates/base.html", 'key != "office" or site.office', "true",
           f"{TRUTH}the_office_is_offered_to_whom_it_opens"),
    # ?version= byte for byte
    Mutant("version-laid-out-anew", "office/years.py", 'str(row["register" if register else "body"])',
           'str(row["register" if register else "body"]).replace(":", ": ", 1)',
           "test_office_years.py::test_version_1_is_fixed_and_what_comes_later_is_an_addendum"),
    Mutant("version-without-register", "office/years.py", 'row["register" if register else "body"]', 'row["body"]',
           f"{PAGES}close_a_year_and_read_what_was_fixed"),
    Mutant("closed-year-goes-on", "office/years.py", "if latest is None:", "if True:",
           "test_office_years.py::test_version_1_is_fixed_and_what_comes_later_is_an_addendum"),
    Mutant("later-entries-unseen", "office/years.py", '_office_end(cut) > _int(before, "n") + 1', "False",
           "test_office_years.py::test_version_1_is_fixed_and_what_comes_later_is_an_addendum"),
    # identities
    Mutant("open-in-no-identity", "recap/counting.py", ', "open")\n', ",)\n",
           f"{TRUTH}identities_hold_while_people_wait_and_are_inside"),
    Mutant("nobody-inside", "recap/counting.py", '"adjusted", "inside"))', '"adjusted"))',
           f"{TRUTH}identities_hold_while_people_wait_and_are_inside"),
    Mutant("one-written-off-too-many", "../edge_gateway/hall/moments.py", "n=inside)", "n=inside + 1)",
           "test_recap_year.py::test_api_equals_recount_and_world[0]"),
    # the month's layout
    Mutant("services-above-tenants", "recap/parts.py", '("", *services)', '(*services, "")',
           f"{TRUTH}the_months_layout_is_tenant_then_services_by_day"),
    Mutant("tenants-not-bold", "recap/tables.py", "1 if row.service is None else 2", "2 if row.service is None else 1",
           "test_recap_xlsx.py::test_month_has_the_layout_that_officials_know"),
    Mutant("another-title", "recap/as_pdf.py", "title=letter.title(recap, lang)", 'title=label(lang, "days")',
           "test_recap_pdf.py::test_month_has_the_layout_that_officials_know"),
    # the register and what the office wrote, page by page
    Mutant("an-entry-on-two-pages", "web/office/page.py", '"first": max(0, end - PAGE)', '"first": max(0, end - PAGE - 1)',
           "test_office_entries.py::test_entries_are_paged_without_one_twice_or_missing"),
    Mutant("register-flags-turned", "recap/xlsx_register.py", "if value else _EMPTY", "if not value else _EMPTY",
           "test_recap_xlsx.py::test_register_has_each_ticket_with_real_times"),
    # failure classes of reports
    Mutant("gross-as-net", "recap/tables.py", "f.gross, f.corrections, f.net)", "f.gross, f.corrections, f.gross)",
           "test_recap_csv.py::test_csv_equals_json[id-1]"),
    Mutant("no-show-as-served", "recap/figures.toml", '"referred", "unstated"]', '"referred", "unstated", "no_show"]',
           f"{TRUTH}who_left_or_never_came_is_not_served"),
    Mutant("average-of-averages", "recap/times.sql", "coalesce(sum(wait_ms), 0)::bigint",
           "coalesce(count(wait_ms) * (min(wait_ms) + max(wait_ms)) / 2, 0)::bigint",
           f"{TRUTH}means_are_of_all_tickets_and_of_none_that_was_not_measured"),
    Mutant("unmeasured-as-zero", "recap/times.sql", "count(wait_ms) AS wait_n", "count(*) AS wait_n",
           f"{TRUTH}means_are_of_all_tickets_and_of_none_that_was_not_measured"),
    Mutant("closed-services-vanish", "recap/parts.py", "{*met, *plain,", "{*plain,",
           f"{TRUTH}a_renamed_and_a_closed_service_keep_their_past"),
    Mutant("kind-of-today", "recap/figures.toml", "visits = \"kind = 'izin'\"", 'visits = "true"',
           f"{TRUTH}a_renamed_and_a_closed_service_keep_their_past"),
    Mutant("trial-in-the-year", "recap/queries.sql", "AND f.counted", "", f"{TRUTH}trial_presses_are_in_no_figure"),
    Mutant("without-the-last-day", "recap/reading.py", "period.last + timedelta(days=1)\n        kinds", "period.last\n        kinds",
           f"{TRUTH}the_last_evening_belongs_to_its_year_and_month[Asia/Jakarta]"),
    Mutant("formulas-in-csv", "recap/csv_cells.py", 'if text == "-" or text.isalnum() or', "if text or",
           "test_recap_csv.py::test_names_are_never_formulas[=1+1-'=1+1]"),
    Mutant("formulas-in-xlsx", "recap/as_xlsx.py", "sheet.write_string(row, column, value, form)",
           "sheet.write_formula(row, column, value, form)", "test_recap_xlsx.py::test_a_name_is_never_a_formula"),
    Mutant("visits-counted-again", "recap/tickets.py", "-= number(row[key])", "-= 0",
           "test_recap_compute.py::test_every_figure_equals_a_recount_of_the_raw_logs[2]"),
)  # fmt: skip

if __name__ == "__main__":
    run(MUTANTS, MORE)
