"""Asking any SPARQL endpoint: the query operation of the SPARQL 1.1 Protocol, with the standard library.

The query goes as a URL-encoded POST (https://www.w3.org/TR/sparql11-protocol/#query-via-post-urlencoded), the way that
every engine takes and that sets no limit to its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from pyoxigraph import QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results

from corrkg import __version__
from corrkg.errors import CorrkgError
from corrkg.sparql.answer import Answer
from corrkg.sparql.guard import form

TIMEOUT = 60.0  # seconds without a byte
MAX_ANSWER = 500_000_000  # bytes

_TABLES = "application/sparql-results+json, application/sparql-results+xml;q=0.9"
_GRAPHS = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.8"


class EndpointError(CorrkgError):
    """An endpoint cannot be reached, or does not answer as the protocol says."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A SPARQL endpoint.

    Args:
        url: its address.
        timeout: seconds to wait for it.

    Raises:
        EndpointError: it is no http or https address.
    """

    url: str
    timeout: float = TIMEOUT

    def __post_init__(self) -> None:
        """Refuse what is no address of an endpoint."""
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise EndpointError(
                f"{self.url!r} is no endpoint", expected="an address such as https://example.org/sparql"
            )

    def ask(self, query: str) -> Answer:
        """Return what the endpoint answers to ``query``.

        Raises:
            EndpointError: it cannot be reached, refuses, or answers something else.
        """
        accept = _GRAPHS if form(query) in {"construct", "describe"} else _TABLES
        headers = {"Accept": accept, "User-Agent": f"corrkg/{__version__}"}
        request = Request(self.url, urlencode({"query": query}).encode(), headers)  # noqa: S310 (http, see above)
        try:
            with urlopen(request, timeout=self.timeout) as response:  # noqa: S310
                data, fields = response.read(MAX_ANSWER + 1), response.headers
        except HTTPError as error:
            raise self._refused(error) from None
        except TimeoutError:
            raise self._error(f"did not answer in {self.timeout:g} seconds", "give a longer --timeout") from None
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._error(f"did not answer in {self.timeout:g} seconds", "give a longer --timeout") from None
            raise self._error(f"cannot be reached: {error.reason}", "check the address and the network") from None
        except (OSError, HTTPException) as error:
            raise self._error(f"broke off: {error!r}", "try again") from None
        if len(data) > MAX_ANSWER:
            raise self._error(f"answers more than {MAX_ANSWER:,} bytes", "ask for less")
        return self._answer(data, fields)

    def _answer(self, data: bytes, fields: HTTPMessage) -> Answer:
        media_type = fields.get_content_type()
        try:
            if table := QueryResultsFormat.from_media_type(media_type):
                return Answer(parse_query_results(data, table))
            if graph := RdfFormat.from_media_type(media_type):
                return Answer(self._triples(data, graph))
        except (SyntaxError, ValueError) as error:
            raise self._error(f"answers with {media_type} that cannot be read: {error}") from None
        raise self._error(f"answers with {media_type}, which is no answer to a query", "is this a SPARQL endpoint?")

    def _triples(self, data: bytes, format: RdfFormat) -> Iterator[Triple]:
        return iter([quad.triple for quad in parse(data, format, base_iri=self.url)])

    def _refused(self, error: HTTPError) -> EndpointError:
        if error.code in {307, 308}:
            return self._error("has moved", f"give its new address: {error.headers.get('Location')}")
        try:
            words = error.read(4000).decode("utf-8", "replace")
        except OSError:
            words = ""
        words = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", words)).strip()
        said = f": {words[:300]}{' …' if len(words) > 300 else ''}" if words else ""
        return self._error(f"answers {error.code} {error.reason}{said}")

    def _error(self, message: str, hint: str | None = None) -> EndpointError:
        return EndpointError(f"{self.url} {message}", hint=hint)
