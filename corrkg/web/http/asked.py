"""What a request asks for: a format, a language, a page."""

from __future__ import annotations

from flask import request

from corrkg.formats import Format
from corrkg.web.http.errors import Problem
from corrkg.web.http.negotiate import choose_language, negotiate

LANGUAGES = ("en", "ru")


def language() -> str:
    """Return the language for labels, by Accept-Language."""
    return choose_language(request.headers.get("Accept-Language"), LANGUAGES)


def accepted(offers: tuple[Format, ...]) -> Format:
    """Return the format of ``offers`` that the request asks for.

    Raises:
        Problem: 406, with the list of what there is.
    """
    chosen = negotiate(request.headers.get("Accept"), offers)
    if chosen is None:
        raise not_acceptable(offers)
    return chosen


def not_acceptable(offers: tuple[Format, ...]) -> Problem:
    """Return a 406 that lists ``offers``."""
    available = [each.media_type for each in offers]
    return Problem(
        406,
        f"None of the formats asked for can be had here. Ask for one of: {', '.join(available)}.",
        extra={"available": available},
        headers={"Vary": "Accept"},
    )


def page_number() -> int:
    """Return ``?page=``, 1 if there is none.

    Raises:
        Problem: 400, it is not a number from 1.
    """
    given = request.args.get("page", "1")
    if not (given.isascii() and given.isdecimal() and int(given[:9]) >= 1 and len(given) <= 9):
        raise Problem(400, f"page={given[:40]!r} is no page: give a number from 1, such as ?page=2.")
    return int(given)
