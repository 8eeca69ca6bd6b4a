"""Writing the head of a saved query: what it expects, and the beginning of a new one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from corrkg.errors import InputError
from corrkg.queries.check import Facts
from corrkg.queries.head import MARK
from corrkg.queries.query import SavedQuery

_PLAIN = re.compile(r"[A-Za-z0-9][\w./-]*")

TEMPLATE = """\
#+ title: {title}
#+ summary: Which letters did one person send?
#+ description: |
#+   What a row is, and what a reader should know before trusting it.
#+ tags:
#+   - letters
#+ parameters:
#+   - name: who
#+     type: string
#+     class: ck:Person
#+     default: stalin
#+     required: true
#+     description: a person, by the last part of the URI
#+ view: table

PREFIX ck:   <https://w3id.org/corrkg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?date ?letter ?label
WHERE {{
  # A parameter is a variable whose default stands in VALUES; the file runs anywhere as it is.
  VALUES ?who {{ "stalin" }}
  ?letter a ck:Letter ; ck:sender ?sender ; rdfs:label ?label ; ck:date ?date .
  FILTER (STRENDS(STR(?sender), CONCAT("/person/", ?who)))
}}
ORDER BY ?date ?letter
"""


def new_query(path: Path, title: str) -> None:
    """Write the beginning of a new query to ``path``.

    Raises:
        InputError: there is a file already, or it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(TEMPLATE.format(title=_scalar(title)))
    except FileExistsError:
        raise InputError("there is already a file", path, hint="choose another name") from None
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", path) from None


def update_expected(query: SavedQuery, facts: Facts) -> bool:
    """Write into the file of ``query`` what it answers now, and tell whether that changed it.

    What the head expects today is brought up to date and nothing is added; a head that expects nothing gets the number
    of rows and the columns.
    """
    bare = query.rows is None and not query.expected_columns and not query.first and query.result is None
    lines = []
    if bare or query.rows is not None:
        lines.append(f"rows: {len(facts.rows)}")
    if facts.columns and (bare or query.expected_columns):
        lines.append(f"columns: [{', '.join(facts.columns)}]")
    if query.first and facts.rows:
        first = (f"{name}: {_scalar(facts.first(name))}" for name, _ in query.first if name in facts.columns)
        lines.append(f"first: {{{', '.join(first)}}}")
    if query.result is not None:
        if query.result.suffix.lower() != ".csv":
            raise InputError("only a result in CSV can be written anew", query.result, hint="name a .csv file")
        lines.append(f"result: {_scalar(str(query.result.relative_to(query.path.parent)))}")
        query.result.write_text(facts.csv(), encoding="utf-8")
    text = replace_expected(query.text, lines)
    query.path.write_text(text, encoding="utf-8")
    return text != query.text


def replace_expected(text: str, expected: Iterable[str]) -> str:
    r"""Return ``text`` with other lines under ``expected`` in its head.

    >>> replace_expected("#+ title: T\n#+ expected: {rows: 1}\nASK {}\n", ["rows: 2"])
    '#+ title: T\n#+ expected:\n#+   rows: 2\nASK {}\n'
    """
    lines = text.splitlines(keepends=True)
    head = [index for index, line in enumerate(lines) if line.startswith(MARK)]
    block = [f"{MARK} expected:\n", *(f"{MARK}   {each}\n" for each in expected)]
    start = next((index for index in head if re.match(r"#\+ ?expected\s*:", lines[index])), None)
    if start is None:
        start = end = head[-1] + 1
    else:
        end = start + 1
        while end < len(lines) and re.match(r"#\+ ?\s+\S", lines[end]) and not re.match(r"#\+ ?\S", lines[end]):
            end += 1
    return "".join([*lines[:start], *block, *lines[end:]])


def _scalar(value: str) -> str:
    """Return ``value`` as YAML writes it within a flow."""
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
