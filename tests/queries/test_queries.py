"""Reading a saved query, binding values to it, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, QuerySolutions, Store

from corrkg.errors import InputError
from corrkg.queries.parameters import MAX_VALUE, ParameterError
from corrkg.queries.query import SavedQuery, bind, read_query, values_clauses
from corrkg.queries.shelf import shelf

SAMPLE = """\
#+ title: Everything about a thing
#+ summary: What is said of it?
#+ description: |
#+   Two lines
#+   of text.
#+ tags:
#+   - sample
#+ parameters:
#+   - name: thing
#+     type: iri
#+     default: http://example.org/a
#+     required: true
#+     description: the thing
#+   - name: word
#+     type: string
#+     default: "a } # b"
#+     description: a word
#+   - {name: n, type: integer, default: 7, description: a number}
#+   - {name: day, type: date, default: 1935-10-21, description: a day}
#+   - {name: when, type: edtf, description: a date}
#+   - {name: lang, type: language, default: en, description: a language}
#+   - {name: kind, type: enum, values: [minutes, special-file], default: minutes, description: a series}
#+   - {name: must, type: string, required: true, description: has no default}
#+ view: chart
#+ expected: {rows: 0, columns: [word, thing]}

PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
# VALUES ?word { "not this one" }
SELECT ?word ?thing WHERE {
  VALUES ?thing { <http://example.org/a> }
  values $word { "a } # b" }   # the closing brace is in the string
  VALUES ?n { 7 }
  VALUES ?day { "1935-10-21"^^xsd:date }
  VALUES ?when { UNDEF }
  VALUES ?lang { "en" }
  VALUES ?kind { "minutes" }
  VALUES ?must { UNDEF }
  ?thing ?p "VALUES ?word { 1 }" .
  FILTER (?n < 8 && ?word != '}')
}
ORDER BY ?word
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A function that writes the sample, with some words replaced."""

    def make(*replacements: tuple[str, str], name: str = "sample") -> Path:
        text = SAMPLE
        for old, new in replacements:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / f"{name}.rq"
        path.write_text(text, encoding="utf-8")
        return path

    return make


@pytest.fixture
def sample(write: Write) -> SavedQuery:
    """The sample, read."""
    return read_query(write())


def bound(query: SavedQuery, name: str, **values: str) -> object:
    """The term that the variable ``name`` has, once ``query`` is bound to ``values``."""
    text = bind(query, {"must": "x", **values})
    Store().query(text)  # it is still a query
    ((start, end),) = [(start, end) for found, start, end in values_clauses(text) if found == name]
    solutions = Store().query(
        "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT ?x { VALUES ?x {" + text[start:end] + "} }"
    )
    assert isinstance(solutions, QuerySolutions)
    ((term,),) = [tuple(solution) for solution in solutions]
    return term


# --- reading ------------------------------------------------------------------------------------------------------


def test_the_head_is_read(sample: SavedQuery) -> None:
    assert (sample.name, sample.title, sample.view) == ("sample", "Everything about a thing", "chart")
    assert sample.description == "Two lines\nof text."
    assert sample.tags == ("sample",)
    assert [each.name for each in sample.parameters] == ["thing", "word", "n", "day", "when", "lang", "kind", "must"]
    assert sample.parameter("kind").values == ("minutes", "special-file")
    assert sample.parameter("day").default == "1935-10-21"
    assert sample.parameter("when").default is None
    assert sample.rows == 0


def test_columns_come_in_the_order_of_the_projection(sample: SavedQuery) -> None:
    assert sample.columns == ("word", "thing")
    assert sample.form == "table"


def test_no_is_a_word_and_not_a_truth_value(write: Write) -> None:
    query = read_query(write(("view: chart", "view: chart\n#+ method: GET"), ("- sample", "- no")))
    assert query.tags == ("no",)


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ('?p "VALUES', '?p ?p ?p "VALUES', '?p "VALUES', "cannot be parsed"),
        ("?thing ?p", "“тема” ?p", "“тема”", "cannot be parsed"),
        ("ORDER BY ?word", "# a note\nSERVICE", "SERVICE", "SERVICE"),
        ("#+ title: Everything about a thing", "#", "summary", "'title' is missing"),
        ("#+ view: chart", "#+ view:   poster", "poster", "'view' cannot be 'poster'"),
        ("#+ view: chart", "#+ veiw: chart", "chart", "'veiw' is not known"),
        ("#+ view: chart", "#+ view: chart\n#+ view: map", "view: map", "given twice"),
        ("type: iri", "type: url", "url", "'type' cannot be 'url'"),
        ("default: 7", "default: seven", "seven", "cannot be 'seven'"),
        ("default: 7", "default: 8", " 7 }", "does not have the default of the head"),
        ("VALUES ?n { 7 }", "VALUES ?n { 7 8 }", " 7 8 }", "does not have the default of the head"),
        ("VALUES ?n { 7 }", "BIND (7 AS ?n)", "n, type", "no VALUES clause for ?n"),
        ("rows: 0", "rows: many", "many", "'many' is no number"),
        ("[word, thing]", "[word, thong]", "{rows", "no column 'thong'"),
        ("values: [minutes, special-file], ", "", "{name: kind", "of type enum"),
        ("#+   - sample", "#+   sample", "sample", "must be a list"),
        ("#+   - sample", "#+   sample: {", "- name: thing", "no YAML"),
        ("#+   - sample", "#+   - [sample", ":", "no YAML"),
        ("#+ view: chart", "#+ view: [chart]", "[chart]", "must be one value"),
        ("#+ view: chart", "#+ view: 'chart", "PREFIX", "no YAML"),
    ],
)
def test_a_mistake_is_told_with_its_file_line_and_column(
    write: Write, old: str, new: str, at: str, message: str
) -> None:
    path = write((old, new))
    with pytest.raises(InputError) as caught:
        read_query(path)
    error, lines = caught.value, path.read_text(encoding="utf-8").splitlines()
    assert error.line and error.column
    assert str(error).startswith(f"{path}:{error.line}:{error.column}: ")
    assert message in error.message
    rest = "\n".join([lines[error.line - 1][error.column - 1 :], *lines[error.line :]])
    assert rest.lstrip("\n").startswith(at), rest[:40]


def test_a_query_without_a_head_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bare.rq"
    path.write_text("SELECT * { ?s ?p ?o }", encoding="utf-8")
    with pytest.raises(InputError, match=r"bare\.rq:1:1: the query has no head"):
        read_query(path)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bytes.rq"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="cannot be read"):
        read_query(path)


def test_a_folder_of_ones_own_is_added_to_the_library(write: Write) -> None:
    folder = write(name="mine").parent
    assert shelf(folder).queries.keys() - shelf().queries.keys() == {"mine"}


def test_a_name_of_the_library_cannot_be_taken(write: Write) -> None:
    folder = write(name="letters-between").parent
    with pytest.raises(InputError, match="already a query 'letters-between'"):
        shelf(folder).sound()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        shelf(tmp_path / "nowhere").sound()


# --- binding ------------------------------------------------------------------------------------------------------


def test_without_values_the_query_stays_as_it_is(write: Write) -> None:
    query = read_query(
        write(("#+   - {name: must, type: string, required: true, description: has no default}\n", "#\n"))
    )
    assert bind(query, {}) == query.text


def test_a_value_takes_the_place_of_the_default_and_of_nothing_else(sample: SavedQuery) -> None:
    text = bind(sample, {"must": "x", "word": "new"})
    assert 'values $word { "new" }' in text
    assert '# VALUES ?word { "not this one" }' in text
    assert '"VALUES ?word { 1 }"' in text


@pytest.mark.parametrize(
    ("name", "value", "term"),
    [
        ("thing", "http://example.org/b", "<http://example.org/b>"),
        ("word", 'say "}"', '"say \\"}\\""'),
        ("n", "+041", '"41"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("day", "1935-10-09", '"1935-10-09"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("when", "[..1935-10-08]", '"[..1935-10-08]"^^<http://id.loc.gov/datatypes/edtf/EDTF>'),
        ("when", "1935-10/..", '"1935-10/.."^^<http://id.loc.gov/datatypes/edtf/EDTF>'),
        ("lang", "RU", '"ru"'),
        ("kind", "special-file", '"special-file"'),
    ],
)
def test_a_value_becomes_a_term_of_its_type(sample: SavedQuery, name: str, value: str, term: str) -> None:
    assert str(bound(sample, name, **{name: value})) == term


ATTACK = '" } SELECT * { ?s ?p ?o } #'


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("thing", "http://a> } UNION { ?s ?p ?o } #"),
        ("thing", "stalin"),
        ("thing", "http://a/ b"),
        ("thing", "http://a/\\u003E}"),
        ("thing", ""),
        ("n", "1 2"),
        ("n", "1 } # "),
        ("n", "1e3"),
        ("n", "٤١"),
        ("n", "9" * 40),
        ("n", "1000000000000001"),
        ("n", "-1000000000000001"),
        ("day", "1935-13-01"),
        ("day", '1935-10-21" } #'),
        ("day", "19351021"),
        ("when", ATTACK),
        ("when", ""),
        ("when", "/"),
        ("lang", ATTACK),
        ("lang", "en } #"),
        ("kind", "minutes } #"),
        ("kind", "Minutes"),
        ("word", "x" * (MAX_VALUE + 1)),
        ("word", "\ud800"),
    ],
)
def test_a_value_of_another_type_is_refused_by_the_name_of_its_parameter(
    sample: SavedQuery, name: str, value: str
) -> None:
    with pytest.raises(ParameterError, match=f"'{name}'") as caught:
        bind(sample, {"must": "x", name: value})
    assert caught.value.parameter == name


def test_an_unknown_parameter_is_refused(sample: SavedQuery) -> None:
    with pytest.raises(ParameterError, match="has no parameter 'wrod'") as caught:
        bind(sample, {"must": "x", "wrod": "a"})
    assert caught.value.expected is not None and "word" in caught.value.expected


def test_a_missing_value_is_told(sample: SavedQuery) -> None:
    with pytest.raises(ParameterError, match="'must' is missing"):
        bind(sample, {})


@pytest.mark.parametrize(
    "value",
    [
        ATTACK,
        "'''",
        '"""',
        "\\",
        "\\u0022 } #",
        "\\\\",
        "\n}\n",
        "\r",
        "\x00",
        "} #",
        "?x",
        "<http://a>",
        "\u2028",
        "🜨",
    ],
)
def test_text_stays_text(sample: SavedQuery, value: str) -> None:
    assert bound(sample, "word", word=value) == Literal(value)


@given(value=st.text(max_size=60))
def test_any_text_stays_text(value: str, any_sample: SavedQuery) -> None:
    assert bound(any_sample, "word", word=value) == Literal(value)


@given(value=st.text(alphabet="\"'\\{}<># \n^@?u0022VALUES", max_size=40))
def test_text_made_of_sparql_stays_text(value: str, any_sample: SavedQuery) -> None:
    assert bound(any_sample, "word", word=value) == Literal(value)


@pytest.fixture(scope="module")
def any_sample(tmp_path_factory: pytest.TempPathFactory) -> SavedQuery:
    """The sample, once for many examples."""
    path = tmp_path_factory.mktemp("sample") / "sample.rq"
    path.write_text(SAMPLE, encoding="utf-8")
    return read_query(path)
