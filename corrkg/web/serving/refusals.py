"""Refusals: how the server answers bytes that are no request, and so never reach the application.

They have the shape of every other error: problem details, HTML or plain text by Accept, open to other origins.
"""

from __future__ import annotations

import re
import sys
from typing import Any

from flask import Flask, Response
from gunicorn.glogging import Logger
from gunicorn.http import errors as parsing
from werkzeug.http import http_date

from corrkg.web.http.errors import Problem, places, problem_of, respond

_ACCEPT = re.compile(rb"\r\naccept:([^\r\n]*)", re.IGNORECASE)
_VERSION = re.compile(rb"[^\r\n]* HTTP/\d\.\d\r\n")  # RFC 9112 section 2.3
_TARGET = "Check its first line and its fields: what is not ASCII in an address has to be percent-encoded."
_STATUSES: tuple[tuple[type[Exception], int], ...] = (
    (parsing.LimitRequestLine, 414),
    (parsing.LimitRequestHeaders, 431),
    (parsing.ExpectationFailed, 417),
    (parsing.UnsupportedTransferCoding, 501),
    (parsing.InvalidHTTPVersion, 505),
)
# gunicorn says so of what the application sent, and of its own settings.
_OURS = (parsing.InvalidResponseHeader, parsing.InvalidResponseHeaderName, parsing.ConfigurationProblem)


def problem(error: BaseException, head: bytes = b"") -> Problem:
    """Return what to say of a request that the server's parser, or the application, failed at.

    >>> problem(parsing.LimitRequestLine(9000)).status, problem(parsing.InvalidHeader("x")).status
    (414, 400)
    >>> problem(ZeroDivisionError()).status
    500
    """
    for kind, status in _STATUSES:
        if status == 505 and not _VERSION.match(head):
            continue  # gunicorn says the same of what is no version at all
        if isinstance(error, kind):
            return problem_of(status)
    if isinstance(error, parsing.ParseException) and not isinstance(error, _OURS):
        return Problem(400, f"This is no request of HTTP/1.1. {_TARGET}")
    return problem_of(500)


def render(app: Flask, found: Problem, accept: str = "") -> Response:
    """Return the response of ``app`` that says ``found``, in the form that ``accept`` asks for."""
    with app.test_request_context("/", headers={"Accept": accept} if accept else {}):
        return app.process_response(respond(found))


def accept_of(head: bytes) -> str:
    r"""Return the Accept field of a request, as far as it is there.

    >>> accept_of(b"GET / HTTP/1.1\r\nACCEPT: text/html\r\nAccept: */*;q=0.1\r\n")
    'text/html,*/*;q=0.1'
    """
    return ",".join(each.decode("latin-1").strip() for each in _ACCEPT.findall(head))


def message(response: Response, head: bytes) -> bytes:
    """Return a response as it is sent to the client whose request begins with ``head``; the connection ends with it."""
    content = response.get_data()
    fields = [(name, value) for name, value in response.headers if name.lower() not in {"content-length", "connection"}]
    fields += [("Content-Length", str(len(content))), ("Connection", "close"), ("Date", http_date())]
    lines = [f"HTTP/1.1 {response.status}", *(f"{name}: {value}" for name, value in fields), "", ""]
    return "\r\n".join(lines).encode("latin-1", "replace") + (b"" if head.startswith(b"HEAD ") else content)


class Log(Logger):  # type: ignore[misc]
    """Gunicorn's log, without the words of a request's error: those of a query may be among them."""

    def exception(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """Log an error: whole where a process begins or the first one fails, else what it is and where it came up."""
        if msg in {"Exception in worker process", "Unhandled exception in main loop"}:
            super().exception(msg, *args, **kwargs)
        else:
            self.error_log.error("%s: %s", msg.partition("%")[0].strip(), places(sys.exc_info()[1]))
