"""What the shell completes: names of queries, their parameters and values, tags.

Bash takes "=" for the end of a word: of ``--param series=m`` it hands over ``series``, ``=`` and ``m`` apart, puts the
completion in the place of ``m`` alone, and a space behind it. click knows nothing of that.
"""

from __future__ import annotations

from typing import ClassVar

import click
from click.shell_completion import BashComplete, CompletionItem, add_completion_class

from corrkg.errors import CorrkgError
from corrkg.queries.parameters import Parameter
from corrkg.queries.shelf import Shelf, shelf
from corrkg.settings import load
from corrkg.vocab import expand

_OFFERED = 2000  # members of a class
_REPLY = "    return 0\n"
_NO_SPACE = "    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace\n\n"


class EqualsComplete(BashComplete):
    """click's completion for bash, with ``name=value`` as one word."""

    source_template: ClassVar[str] = BashComplete.source_template.replace(_REPLY, _NO_SPACE + _REPLY, 1)
    incomplete: str = ""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is being typed, and that one."""
        args, incomplete = super().get_completion_args()
        words: list[str] = []
        for word in [*args, incomplete]:
            if words and word and (word == "=" or words[-1].endswith("=")):
                words[-1] += word
            else:
                words.append(word)
        self.incomplete = words.pop()
        return words, self.incomplete

    def format_completion(self, item: CompletionItem) -> str:
        """Return what bash shall put in the place of what stands behind the last "="."""
        typed = self.incomplete.rpartition("=")
        option = "".join(typed[:2])
        value = item.value
        if option and isinstance(value, str):
            # click leaves the option of "--param=series=m" out of its answer, but not "series=".
            value = value.removeprefix(option).removeprefix(option.partition("=")[2])
        return f"{item.type},{value}"


def install() -> None:
    """Let the commands be completed so in bash."""
    add_completion_class(EqualsComplete, "bash")


def _at_hand(ctx: click.Context) -> Shelf:
    return shelf(load({"queries": ctx.params.get("queries")}).queries_dir)


def names(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the names of queries that begin so; or else a file may be meant."""
    found = _at_hand(ctx).queries
    items = [CompletionItem(name, help=each.title) for name, each in found.items() if name.startswith(incomplete)]
    return items or [CompletionItem(incomplete, type="file")]


def values(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return parameters of the query that begin so, or values of the one that stands before "="."""
    # Before its value is there, an option keeps click from reading the arguments on.
    name = ctx.params.get("name") or next(iter(ctx.args), "")
    try:
        query = _at_hand(ctx).find(name)
    except CorrkgError:
        return []
    name, sign, value = incomplete.partition("=")
    if sign:
        store = ctx.params.get("store")
        choices = next((_choices(each, store, value) for each in query.parameters if each.name == name), ())
        return [CompletionItem(f"{name}={each}") for each in choices if each.startswith(value)]
    found = [each for each in query.parameters if each.name.startswith(name)]
    return [CompletionItem(f"{each.name}=", help=each.description) for each in found]


def _choices(parameter: Parameter, store: str | None, begin: str) -> tuple[str, ...]:
    """Return the values of an enum, or members of a class of the local store that begin so, if there is one."""
    if parameter.of is None:
        return parameter.values
    from corrkg.store.classes import last_part
    from corrkg.store.release import Release

    try:
        found = Release.open(load({"store": store}).store_dir)
    except CorrkgError:
        return ()
    members = found.classes.beginning(expand(parameter.of), last_part(begin), _OFFERED)
    return tuple(each if parameter.type == "iri" else last_part(each) for each in members)


def tags(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """Return the tags that begin so."""
    return [tag for tag in _at_hand(ctx).by_tag() if tag.startswith(incomplete)]
