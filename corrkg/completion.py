"""Completion in bash of arguments such as ``--param x=stalin``.

Bash takes "=" for the end of a word: it hands over ``series``, ``=`` and ``m`` apart, puts the completion in the place
of ``m`` alone, and a space behind it. click knows nothing of that.
"""

from __future__ import annotations

from typing import ClassVar

from click.shell_completion import BashComplete, CompletionItem, add_completion_class

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
