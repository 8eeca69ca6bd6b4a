"""A query as a few lines of a program: what a reader takes home from the query page."""

from __future__ import annotations

import json
import shlex


def snippets(endpoint: str, query: str, media_type: str) -> list[tuple[str, str]]:
    """Return a query as a command and in three languages, each with its name.

    All send the query in the body of a POST, so that its length does not matter
    (https://www.w3.org/TR/sparql11-protocol/#query-via-post-urlencoded).

    Args:
        endpoint: the address of the endpoint.
        query: SPARQL 1.1 Query.
        media_type: what is asked for: CSV of a table; of another answer, what fits it.

    >>> snippets("http://x/sparql", "ASK {}", "application/json")[0]
    ('curl', "curl http://x/sparql -H 'Accept: application/json' --data-urlencode query='ASK {}'")
    """
    makers = (("curl", _curl), ("Python", _python), ("R", _r), ("JavaScript", _javascript))
    return [(name, make(endpoint, query, media_type)) for name, make in makers]


def _curl(endpoint: str, query: str, media_type: str) -> str:
    return f"curl {endpoint} -H 'Accept: {media_type}' --data-urlencode query={shlex.quote(query)}"


def _python(endpoint: str, query: str, media_type: str) -> str:
    read = "print(pandas.read_csv(io.StringIO(answer.text)))" if media_type == "text/csv" else "print(answer.text)"
    imports = "import io\n\nimport pandas\nimport requests" if media_type == "text/csv" else "import requests"
    return f"""{imports}

query = {_python_text(query)}
answer = requests.post("{endpoint}", data={{"query": query}}, headers={{"Accept": "{media_type}"}}, timeout=60)
answer.raise_for_status()
answer.encoding = "utf-8"
{read}"""


def _python_text(text: str) -> str:
    return repr(text) if '"""' in text or "\\" in text or text.endswith('"') else f'"""{text}"""'


def _r(endpoint: str, query: str, media_type: str) -> str:
    # A raw string of R 4.0 ends at the first ")" with as many dashes as it begins with.
    dashes = "-" * next(number for number in range(len(query) + 2) if f'){"-" * number}"' not in query)
    text = 'httr::content(answer, "text", encoding = "UTF-8")'
    read = f"read.csv(text = {text})" if media_type == "text/csv" else f"cat({text})"
    return f"""query <- r"{dashes}({query}){dashes}"
answer <- httr::POST("{endpoint}", httr::accept("{media_type}"), body = list(query = query), encode = "form")
httr::stop_for_status(answer)
{read}"""


def _javascript(endpoint: str, query: str, media_type: str) -> str:
    text = query.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")
    return f"""const query = `{text}`;
const answer = await fetch({json.dumps(endpoint)}, {{
  method: "POST",
  headers: {{ Accept: {json.dumps(media_type)} }},
  body: new URLSearchParams({{ query }}),
}});
if (!answer.ok) throw new Error(await answer.text());
console.log(await answer.text());"""
