"""The lines of the recap as a letter: title, state, subject, introduction, document code."""

from cloud_api.recap import say
from cloud_api.recap.model import Recap
from cloud_api.recap.texts import label
from shelf.texts import Lang


def title(recap: Recap, lang: Lang) -> str:
    """Return the title that officials know."""
    return label(lang, "title", site=recap.site.name, **_range(recap, lang))


def subject(recap: Recap, lang: Lang) -> str:
    """Return what the letter is about."""
    if recap.period.monthly:
        return label(lang, "subject_month", period=say.month(lang, recap.period.name))
    return label(lang, "subject_year", period=recap.period.name)


def intro(recap: Recap, lang: Lang) -> str:
    """Return the letter's first sentence: what was counted, from how many records."""
    values = {"site": recap.site.name, "records": say.count(lang, recap.records)}
    return label(lang, "intro", **values, **_range(recap, lang))


def state(recap: Recap, lang: Lang) -> str:
    """Return the version, the newest data, and the document code in one line."""
    zone = recap.site.zone
    if recap.version and recap.fixed_at is not None:
        fixed = say.moment(lang, recap.fixed_at, zone)
        version = label(lang, "version", version=str(recap.version), fixed=fixed)
    else:
        version = label(lang, "version_0")
    newest = (
        label(lang, "as_of", moment=say.moment(lang, recap.as_of, zone)) if recap.as_of else label(lang, "as_of_none")
    )
    return f"{version} \u00b7 {newest} \u00b7 {label(lang, 'document')} {code(recap)}"


def code(recap: Recap) -> str:
    """Return a name of exactly this document: site, period, version, and the start of its last log's root."""
    root = recap.cut[-1].root[:8] if recap.cut else "0"
    return f"{recap.site.code}/{recap.period.name}/v{recap.version}/{root}"


def _range(recap: Recap, lang: Lang) -> dict[str, str]:
    return {"first": say.day(lang, recap.period.first), "last": say.day(lang, recap.period.last)}


def mark(recap: Recap, lang: Lang) -> str:
    """Return the word before `why`: SEMENTARA, or TIDAK LENGKAP for a closed one that lacks something for good."""
    if recap.provisional:
        return label(lang, "provisional")
    return label(lang, "incomplete") if recap.reasons else ""


def why(recap: Recap, lang: Lang) -> list[str]:
    """Return why the recap is provisional, or what it lacks, a line each, with at most ten days named."""
    lines: list[str] = []
    for reason in recap.reasons:
        days = ", ".join(day.isoformat() for day in reason.days[:10]) + (", …" if len(reason.days) > 10 else "")
        lines.append(f"{label(lang, reason.key)}: {say.count(lang, reason.count)}" + (f" ({days})" if days else ""))
    return lines
