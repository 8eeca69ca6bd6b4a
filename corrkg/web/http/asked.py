"""What a request asks for: a format, a language, a page."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qsl

from flask import request

from corrkg.formats import Format
from corrkg.store.listed import LANGUAGES
from corrkg.web.http.errors import Problem
from corrkg.web.http.negotiate import choose_language, negotiate

LANGUAGE = "corrkg.lang"  # what ``?lang=`` said, in the request's environment (see `languages`)
MAX_PAGE = 999_999_999
_DIGITS = len(str(MAX_PAGE))
_FIELDS = 100


def language() -> str:
    """Return the language of the answer: what ``?lang=`` says, or else Accept-Language.

    >>> from flask import Flask
    >>> with Flask("site").test_request_context(headers={"Accept-Language": "ru, en;q=0.5"}): language()
    'ru'
    """
    asked = request.environ.get(LANGUAGE)
    return str(asked) if asked else choose_language(request.headers.get("Accept-Language"), tuple(LANGUAGES))


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

    >>> from flask import Flask
    >>> with Flask("site").test_request_context("/letter?page=3"): page_number()
    3
    """
    given = request.args.get("page", "1")
    if not (given.isascii() and given.isdecimal() and len(given) <= _DIGITS and 1 <= int(given) <= MAX_PAGE):
        raise Problem(400, f"page={given[:40]!r} is no page: give a number from 1, such as ?page=2.")
    return int(given)


def fields(allowed: Iterable[str]) -> dict[str, str]:
    """Return the parameters of the current request, each once and each of ``allowed``.

    Raises:
        Problem: 400, with the name of the parameter that is to blame.

    >>> from flask import Flask
    >>> with Flask("site").test_request_context("/letter?sort=-date&from=Orlov"): fields(["sort", "from", "page"])
    {'sort': '-date', 'from': 'Orlov'}
    """
    known = list(allowed)
    try:
        encoded = request.query_string.decode("utf-8")
        pairs = parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError:
        raise Problem(400, "The parameters are not UTF-8. Encode them so.") from None
    except ValueError:
        raise Problem(400, f"There are more than {_FIELDS} parameters. Send fewer.") from None
    found: dict[str, str] = {}
    for name, value in pairs:
        if name not in known:
            takes = f"It takes: {', '.join(known)}." if known else "It takes none."
            raise refused(name[:80], f"This address has no parameter {name[:80]!r}. {takes}")
        if name in found:
            raise refused(name, f"The parameter {name!r} is given twice. Give it once.")
        found[name] = value
    return found


def refused(name: str, detail: str, expected: str | None = None) -> Problem:
    """Return a 400 that names a parameter."""
    return Problem(400, detail, extra={"parameter": name, **({"expected": expected} if expected else {})})
