"""What the engine cannot do, or does wrong: an answer or an error, never 500, and nothing of the query in the log."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from corrkg.engine.base import Head, Running
from corrkg.settings import load
from corrkg.sparql.run import engine_errors
from corrkg.store.release import Release
from corrkg.web import create_app
from corrkg.web.middleware import observe

CALL = "<http://x/SecretName>(1)"
QUERIES = {
    "select": f"SELECT ({CALL} AS ?x) {{}}",
    "ask": f"ASK {{ BIND({CALL} AS ?x) }}",
    "construct": f"CONSTRUCT {{ <a> a <b> }} {{ BIND({CALL} AS ?x) }}",
    "describe": f"DESCRIBE <letter/first> {{ BIND({CALL} AS ?x) }}",
}
ACCEPT = ("*/*", "text/html")


@pytest.fixture
def lines(tmp_path: Path) -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """The lines of the log of requests, as they are now."""
    path = tmp_path / "access.log"
    with path.open("wb") as file:
        observe.log_to(file.fileno())
        yield lambda: [json.loads(line) for line in path.read_text().splitlines()]
        observe.log_to(None)


@pytest.mark.parametrize("accept", ACCEPT)
@pytest.mark.parametrize("form", QUERIES)
def test_an_unknown_function_is_answered_in_every_form_and_counted_as_right(
    client: FlaskClient, lines: Any, caplog: pytest.LogCaptureFixture, form: str, accept: str
) -> None:
    headers = {"Accept": accept}
    response = client.get("/sparql", query_string={"query": QUERIES[form]}, headers=headers, buffered=True)
    assert response.status_code == 200, response.text
    assert lines()[0]["outcome"] == "ok"
    assert "SecretName" not in caplog.text + json.dumps(lines())


def test_the_row_of_an_unknown_function_has_no_value(client: FlaskClient) -> None:
    found = client.get("/sparql", query_string={"query": QUERIES["select"]}).json
    assert found == {"head": {"vars": ["x"]}, "results": {"bindings": [{}]}}


@pytest.mark.parametrize("suffix", ["", ".csv", ".json", ".rq", ".csv?page=1"])
def test_a_saved_query_with_an_unknown_function_is_answered(store_dir: Path, tmp_path: Path, suffix: str) -> None:
    text = f"#+ title: t\n#+ summary: s\n{QUERIES['select']}\n"
    (tmp_path / "far.rq").write_text(text, encoding="utf-8")
    client = create_app(load({"store": str(store_dir), "queries": str(tmp_path)}, {})).test_client()
    response = client.get(f"/queries/far{suffix}", headers={"Accept": "text/html" if not suffix else "*/*"})
    assert response.status_code == 200


class Failing(Running):
    """An engine whose queries fail as they are read."""

    def __init__(self, error: BaseException, release: Release) -> None:
        super().__init__(formats=None)  # type: ignore[arg-type]
        self.error, self.graph = error, release.graph

    def ready(self) -> None:
        pass

    def ask(self, *_: object, **__: object) -> Failing:
        return self

    @property
    def head(self) -> Head:
        with engine_errors():
            raise self.error

    def blocks(self) -> Iterator[bytes]:
        with engine_errors():
            raise self.error
        yield b""

    def close(self) -> None: ...


@pytest.mark.parametrize("accept", ACCEPT)
@pytest.mark.parametrize("path", ["/sparql", "/queries/letters-in-order", "/queries/letters-in-order.csv?page=1"])
@pytest.mark.parametrize(
    ("error", "status", "outcome"),
    [
        (RuntimeError("SecretName"), 503, "failed"),
        (RuntimeError("The custom function <http://x/other> is not supported"), 400, "refused"),
        (SyntaxError("error at 1:1"), 400, "refused"),
        (PermissionError(13, "Permission denied"), None, "failed"),
        (KeyError("SecretName"), None, "failed"),
    ],
    ids=lambda each: type(each).__name__,
)
def test_what_fails_is_told_in_our_words_and_counted_as_it_was(
    store_dir: Path, lines: Any, caplog: pytest.LogCaptureFixture,
    error: BaseException, status: int | None, outcome: str, path: str, accept: str,
) -> None:  # fmt: skip
    settings = load({"store": str(store_dir)}, {})
    client = create_app(settings, lambda release: Failing(error, release)).test_client()
    fields = {"query": "SELECT ('SecretName' AS ?x) {}"} if path == "/sparql" else {}
    with caplog.at_level(logging.INFO):
        response = client.get(path, query_string=fields or None, headers={"Accept": accept}, buffered=True)
    assert response.status_code >= 400
    assert status is None or response.status_code == status
    assert lines()[-1]["outcome"] == outcome
    assert "SecretName" not in caplog.text + json.dumps(lines())
    if status == 503:
        assert response.headers["Cache-Control"] == "no-store"
