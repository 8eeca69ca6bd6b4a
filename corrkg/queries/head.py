"""YAML in the head comments of a file, read so that every complaint can name the line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from corrkg.errors import InputError

MARK = "#+"
_EXPECTED = f'{MARK} key: value, in quotation marks where the value has a colon: {MARK} key: "a: b"'


@dataclass(frozen=True)
class Head:
    """A mapping of YAML with its place in a file.

    Args:
        path: the file.
        place: the 1-based line and column at which the mapping starts.
        nodes: the value of each key, as YAML's own node with its place; everything is text, nothing is guessed to be a
            date or a truth value.
        shifts: of each line of the file, how many characters its mark takes before YAML begins.
    """

    path: Path
    place: tuple[int, int]
    nodes: dict[str, yaml.Node]
    shifts: tuple[int, ...] = ()

    @classmethod
    def read(cls, path: Path, text: str) -> Head:
        r"""Read the lines of ``text`` that start with ``#+``, up to its first line that is no comment.

        Raises:
            InputError: there are none, or they are no mapping of YAML.

        >>> list(Head.read(Path("mine.rq"), "#+ title: Bridges\n#+ summary: Which?\nASK {}").nodes)
        ['title', 'summary']
        """
        lines: list[str] = []
        shifts: list[int] = []
        for line in text.splitlines():
            if line.strip() and not line.startswith("#"):
                break
            # Other lines are left empty, so that YAML counts the lines as the file has them.
            lines.append(line.removeprefix(MARK).removeprefix(" ") if line.startswith(MARK) else "")
            shifts.append(len(line) - len(lines[-1]))
        try:
            node = yaml.compose("\n".join(lines), Loader=yaml.BaseLoader)
        except yaml.MarkedYAMLError as error:
            line_no, column = (1, 1) if error.problem_mark is None else _place(error.problem_mark, shifts)
            message = f"the head is no YAML: {error.problem or error}"
            raise InputError(message, path, line_no, _EXPECTED, column=column) from None
        except RecursionError:
            message = "the head nests too many brackets"
            raise InputError(message, path, 1, f"{MARK} key: value", column=1) from None
        except yaml.YAMLError as error:
            raise InputError(f"the head is no YAML: {error}", path, 1, _EXPECTED, column=1) from None
        if node is None:
            expected = f"lines that start with {MARK!r}: {MARK} title: …"
            raise InputError("the query has no head", path, 1, expected, column=1)
        return cls._of(path, node, tuple(shifts))

    @classmethod
    def _of(cls, path: Path, node: yaml.Node, shifts: tuple[int, ...]) -> Head:
        line, column = _place(node.start_mark, shifts)
        if not isinstance(node, yaml.MappingNode):
            raise InputError("here must be keys with values", path, line, "key: value", column=column)
        nodes: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.value in nodes:
                at, column = _place(key.start_mark, shifts)
                raise InputError("a key is given twice, or is no word", path, at, "each key once", column=column)
            nodes[key.value] = value
        return cls(path, (line, column), nodes, shifts)

    def error(self, key: str, message: str, expected: str) -> InputError:
        """Return a complaint about ``key``, at its value."""
        node = self.nodes.get(key)
        line, column = self.place if node is None else _place(node.start_mark, self.shifts)
        return InputError(message, self.path, line, expected, column=column)

    def only(self, keys: Iterable[str]) -> None:
        """Refuse every key but ``keys``.

        Raises:
            InputError: there is another.
        """
        allowed = sorted(keys)
        for key in self.nodes:
            if key not in allowed:
                raise self.error(key, f"{key!r} is not known here", ", ".join(allowed))

    def text(self, key: str) -> str | None:
        r"""Return the text of ``key``; None if it is absent or empty.

        Raises:
            InputError: it is a list or a mapping.

        >>> head = Head.read(Path("mine.rq"), "#+ title: 1935\n#+ summary:\n")
        >>> head.text("title"), head.text("summary"), head.text("view")
        ('1935', None, None)
        """
        node = self.nodes.get(key)
        return None if node is None else self._scalar(key, node)

    def required(self, key: str) -> str:
        r"""Return the text of ``key``, which must be there.

        Raises:
            InputError: it is not.

        >>> Head.read(Path("mine.rq"), "#+ title: Bridges\n").required("summary")
        Traceback (most recent call last):
        ...
        corrkg.errors.InputError: mine.rq:1:4: 'summary' is missing
          expected: summary: …
        """
        value = self.text(key)
        if value is None or not value.strip():
            raise self.error(key, f"{key!r} is missing", f"{key}: …")
        return value.strip()

    def choice(self, key: str, choices: tuple[str, ...], default: str) -> str:
        r"""Return the text of ``key``, which must be one of ``choices``.

        Raises:
            InputError: it is not.

        >>> Head.read(Path("mine.rq"), "#+ view: map\n").choice("view", ("table", "map"), "table")
        'map'
        """
        value = self.text(key)
        if value is not None and value not in choices:
            raise self.error(key, f"{key!r} cannot be {value!r}", " or ".join(choices))
        return default if value is None else value

    def strings(self, key: str) -> tuple[str, ...]:
        r"""Return the list of words of ``key``; none if it is absent.

        >>> Head.read(Path("mine.rq"), "#+ tags: [works, places]\n").strings("tags")
        ('works', 'places')
        """
        return tuple(self._scalar(key, each) or "" for each in self._sequence(key))

    def items(self, key: str) -> tuple[Head, ...]:
        r"""Return the list of mappings of ``key``; none if it is absent.

        >>> head = Head.read(Path("mine.rq"), "#+ parameters:\n#+   - name: who\n#+   - name: day\n")
        >>> [each.text("name") for each in head.items("parameters")]
        ['who', 'day']
        """
        return tuple(Head._of(self.path, each, self.shifts) for each in self._sequence(key))

    def child(self, key: str) -> Head:
        r"""Return the mapping of ``key``; an empty one if it is absent.

        >>> head = Head.read(Path("mine.rq"), "#+ expected:\n#+   rows: 2\n")
        >>> head.child("expected").text("rows"), head.child("view").pairs()
        ('2', ())
        """
        node = self.nodes.get(key)
        return Head(self.path, self.place, {}) if node is None else Head._of(self.path, node, self.shifts)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        r"""Return the keys of this mapping with their texts.

        >>> Head.read(Path("mine.rq"), "#+ form: Orlov\n#+ times: 3\n").pairs()
        (('form', 'Orlov'), ('times', '3'))
        """
        return tuple((key, self._scalar(key, node) or "") for key, node in self.nodes.items())

    def _sequence(self, key: str) -> list[yaml.Node]:
        node = self.nodes.get(key)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise self.error(key, f"{key!r} must be a list", f"{key}: [a, b]")
        return list(node.value)

    def _scalar(self, key: str, node: yaml.Node) -> str | None:
        if not isinstance(node, yaml.ScalarNode):
            line, column = _place(node.start_mark, self.shifts)
            raise InputError(f"{key!r} must be one value", self.path, line, f"{key}: text", column=column)
        # An empty plain scalar is no value; an empty quoted one is an empty string.
        return None if node.style is None and node.value in ("", "~", "null") else str(node.value)


def _place(mark: yaml.Mark, shifts: Sequence[int]) -> tuple[int, int]:
    """Return the line and the column, from 1, that YAML's ``mark`` has in the file."""
    return mark.line + 1, mark.column + 1 + (shifts[mark.line] if mark.line < len(shifts) else 0)
