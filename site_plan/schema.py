"""The JSON schema of a plan, for editors: made of the same fields and keys that the reader goes by."""

from collections.abc import Callable, Mapping

from shelf.formats import FIRST, KEY
from site_plan.fields import (
    FIELDS,
    FORMAT,
    MAX_CODE,
    MAX_DEVICE,
    MAX_HOLIDAY,
    MAX_SITE,
    MAX_TABLES,
    ROW,
    SINGLE,
    WEEK,
    Field,
)
from site_plan.keys import KEYS, NAME, Keys
from site_plan.source import SPAN, WALL_TIME

Schema = dict[str, object]
_SAYS = (
    "A TOML file; `lawang gateway plan check` also checks that names are known and unique, "
    "and names the line of an error."
)


def schema(keys: Keys = KEYS) -> Schema:
    """Return the schema of a plan whose buttons may mean what `keys` says."""
    tables: Schema = {name: _tables(name, fields, keys) for name, fields in FIELDS.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Lawang site plan",
        "description": _SAYS,
        **_object({KEY: _format()} | tables | {"holidays": _holidays()}, ["site"]),
        "$defs": _definitions(),
    }


def _tables(name: str, fields: Mapping[str, Field], keys: Keys) -> Schema:
    values: Schema = {key: _FORMS[field.form](field, keys) for key, field in fields.items()}
    table = _object(values, [key for key, field in fields.items() if field.required])
    return table if name in SINGLE else {"type": "array", "maxItems": MAX_TABLES, "items": table}


def _object(properties: Schema, required: list[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _format() -> Schema:
    return {"type": "integer", "minimum": FIRST, "maximum": FORMAT}


def _holidays() -> Schema:
    name: Schema = {"type": "string", "minLength": 1, "maxLength": MAX_HOLIDAY}
    return {"type": "object", "propertyNames": {"format": "date"}, "additionalProperties": name}


def _definitions() -> Schema:
    codes = {f"code{longest}": _like(NAME.format(longest - 2)) for longest in (MAX_DEVICE, MAX_SITE, MAX_CODE)}
    days: Schema = {"type": "array", "items": {"enum": list(WEEK)}, "uniqueItems": True}
    return {
        **codes,
        "date": {"type": "string", "format": "date"},
        "span": _like(SPAN),
        "week": _object(dict.fromkeys(WEEK, _defined("span")), []),
        "open": {"oneOf": [_defined("week"), days]},
    }


def _like(pattern: str) -> Schema:
    return {"type": "string", "pattern": f"^({pattern})$"}


def _defined(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _codes(field: Field, _: Keys) -> Schema:
    found: Schema = {"type": "array", "items": _defined(f"code{MAX_CODE}"), "uniqueItems": True}
    return {**found, "minItems": field.lowest} if field.lowest else found


def _buttons(_: Field, keys: Keys) -> Schema:
    return {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": f"^{NAME.format(6)}$"},
        "additionalProperties": {"type": "string", "pattern": keys.pattern},
    }


def _rows(_: Field, keys: Keys) -> Schema:
    values: Schema = {key: _FORMS[field.form](field, keys) for key, field in ROW.items()}
    row = _object(values, [key for key, field in ROW.items() if field.required])
    return {"type": "array", "minItems": 1, "maxItems": MAX_TABLES, "items": row}


_FORMS: Mapping[str, Callable[[Field, Keys], Schema]] = {
    "code": lambda field, _: _defined(f"code{field.highest}"),
    "text": lambda field, _: {"type": "string", "minLength": field.lowest, "maxLength": field.highest},
    "integer": lambda field, _: {"type": "integer", "minimum": field.lowest, "maximum": field.highest},
    "word": lambda field, _: {"enum": list(field.words)},
    "matching": lambda field, _: _like(field.pattern),
    "flag": lambda _, __: {"type": "boolean"},
    "zone": lambda _, __: {"type": "string", "pattern": "/", "examples": ["Asia/Jakarta"]},
    "time": lambda _, __: _like(WALL_TIME),
    "span": lambda _, __: _defined("span"),
    "week": lambda _, __: _defined("week"),
    "open": lambda _, __: _defined("open"),
    "date": lambda _, __: _defined("date"),
    "codes": _codes,
    "buttons": _buttons,
    "rows": _rows,
}
