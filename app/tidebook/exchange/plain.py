"""Turns entries into plain data for JSON, and back through the constructors that every entry passes."""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from tidebook.domain.day_fact import Fact

# Larger ones are neither in a journal, nor the same in every program that reads JSON.
_LARGEST = 2**53


@dataclass(frozen=True)
class _Form:
    """How values of one type are written as plain data, and read from it."""

    write: Callable[[Any], object]
    read: Callable[[Any], object]


def write(value: object) -> object:
    """Return an entry, or anything else that is a dataclass of ours, as a dict of plain data: every field by name."""
    return _form(type(value)).write(value)


def read(kind: type[object], plain: object) -> object:
    """Return the value of type `kind` that `write` made `plain` of.

    EntryError, in words for the person, or another ValueError when it is none: also when writing it again would not
    give the same, so nothing is changed silently on its way.
    """
    form = _form(kind)
    try:
        found = form.read(plain)
        if form.write(found) != plain:
            raise ValueError("it would not go out as it came in")
    except (TypeError, KeyError, AttributeError, OverflowError) as error:
        raise ValueError("this is not what an entry is written like") from error
    return found


def _form(kind: object) -> _Form:
    if kind not in _FORMS:
        _FORMS[kind] = _made(kind)
    return _FORMS[kind]


def _made(kind: object) -> _Form:
    if get_origin(kind) in {Union, UnionType}:
        (one,) = (part for part in get_args(kind) if part is not type(None))
        return _optional(_form(one))
    if get_origin(kind) is frozenset:
        return _set(_form(get_args(kind)[0]))
    if get_origin(kind) is tuple:
        return _tuple(*get_args(kind))
    if is_dataclass(kind):
        return _object(kind)
    assert isinstance(kind, type)
    return _choice(kind)


def _object(kind: Any) -> _Form:  # noqa: ANN401
    hints = get_type_hints(kind)
    forms = {field.name: _form(hints[field.name]) for field in fields(kind)}

    def read_object(plain: dict[str, object]) -> object:
        if _of(dict, plain).keys() != forms.keys():
            raise ValueError("other fields than this kind has")
        return kind(**{name: form.read(plain[name]) for name, form in forms.items()})

    return _Form(lambda value: {name: form.write(getattr(value, name)) for name, form in forms.items()}, read_object)


def _optional(form: _Form) -> _Form:
    return _Form(
        lambda value: None if value is None else form.write(value),
        lambda plain: None if plain is None else form.read(plain),
    )


def _set(form: _Form) -> _Form:
    return _Form(
        lambda values: sorted(map(form.write, values)),  # type: ignore[type-var]
        lambda plain: frozenset(map(form.read, _of(list, plain))),
    )


def _tuple(*parts: Any) -> _Form:  # noqa: ANN401
    if parts[1:] == (...,):
        form = _form(parts[0])
        return _Form(
            lambda values: list(map(form.write, values)), lambda plain: tuple(map(form.read, _of(list, plain)))
        )
    forms = [_form(part) for part in parts]
    return _Form(
        lambda values: [form.write(value) for form, value in zip(forms, values, strict=True)],
        lambda plain: tuple(form.read(value) for form, value in zip(forms, _of(list, plain), strict=True)),
    )


def _choice(members: type[Enum]) -> _Form:
    # A fact's value is more than its key.
    keys = {member: member.key if isinstance(member, Fact) else str(member.value) for member in members}
    by_key = {key: member for member, key in keys.items()}
    return _Form(keys.__getitem__, by_key.__getitem__)


def _of(kind: type[Any], plain: Any) -> Any:  # noqa: ANN401
    if type(plain) is not kind:
        raise ValueError("a value of another type")
    return plain


def _whole(plain: object) -> object:
    if not -_LARGEST <= _of(int, plain) <= _LARGEST:
        raise ValueError("this number is too large")
    return plain


def _number(plain: object) -> object:
    return float(_whole(plain)) if type(plain) is int else _of(float, plain)  # type: ignore[arg-type]


# Those of every other type are made from these, once.
_FORMS: dict[object, _Form] = {
    str: _Form(str, lambda plain: _of(str, plain)),
    bool: _Form(bool, lambda plain: _of(bool, plain)),
    int: _Form(int, _whole),
    # One form of each number: 7 as 7.0, and nothing below zero about -0.0.
    float: _Form(lambda value: float(value) + 0.0, _number),
    UUID: _Form(str, UUID),
    date: _Form(date.isoformat, date.fromisoformat),
    time: _Form(lambda at: at.isoformat("minutes"), time.fromisoformat),
    datetime: _Form(lambda at: at.isoformat(timespec="milliseconds").replace("+00:00", "Z"), datetime.fromisoformat),
}
