"""Suggestions one by one in the terminal: the evidence in view, one key a verdict, and the diff that it makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import typer
from rich.console import Console
from rich.markup import escape

from kg.errors import BadInput
from kg.review.overlay import Overlay, Signature
from kg.review.suggestion import Answer, Suggestion

SKIP, WHY, QUIT = "s", "w", "q"
ENDS = frozenset((QUIT, "\x03", "\x04", "\x1b", ""))
"""Keys that end a sitting: q, ctrl-C, ctrl-D, escape, and the end of what is typed."""


def ask(
    found: Sequence[Suggestion], overlay: Callable[[], Overlay], signed: Signature, console: Console
) -> tuple[int, int]:
    """Go through suggestions until they or the curator are done; how many were decided, of how many decided or skipped.

    `overlay` gives the folder as it is now, since each verdict changes it. Without a reason of the curator's own, what
    drew attention is the reason.
    """
    decided = 0
    for passed, suggestion in enumerate(found):
        _show(suggestion, f"{passed + 1} of {len(found)}", console)
        reason = signed.why or f"kg review: {suggestion.kind}, {suggestion.signal}"
        answer = _answer(suggestion, replace(signed, why=reason), overlay, console)
        if answer is None:
            return decided, passed
        decided += answer
    return decided, len(found)


def _answer(suggestion: Suggestion, signed: Signature, overlay: Callable[[], Overlay], console: Console) -> bool | None:
    """Whether the suggestion was decided; None to stop."""
    keys = {answer.key: answer for answer in suggestion.answers}
    while True:
        key = _key()
        if key in ENDS:
            return None
        if key == SKIP:
            return False
        if key == WHY:
            reason = _reason(signed.why)
            if reason is None:
                return None
            signed = replace(signed, why=reason)
        elif key in keys and _written(keys[key], signed, overlay, console):
            return True


def _key() -> str:
    try:
        return typer.getchar()
    except (EOFError, KeyboardInterrupt):
        return ""


def _reason(default: str) -> str | None:
    """The reason that is typed; None to stop, by ctrl-C or ctrl-D."""
    try:
        return str(typer.prompt("why", default=default))
    except typer.Abort:
        typer.echo()  # ends the line of the prompt
        return None


def _written(answer: Answer, signed: Signature, overlay: Callable[[], Overlay], console: Console) -> bool:
    """Write the rows of an answer and show them; a row that the files cannot take is said, and nothing is written."""
    try:
        diff = overlay().write(answer.rows, signed)
    except BadInput as problem:
        console.print(f"[red]{escape(str(problem))}[/red]")
        return False
    for line in diff.splitlines():
        # Not by rich, which would make spaces of the tabs.
        typer.secho(line, fg={"+": "green", "-": "red"}.get(line[0]))
    return True


def _show(suggestion: Suggestion, place: str, console: Console) -> None:
    measured = f", right in {suggestion.precision}" if suggestion.precision else ""
    console.print(f"\n[bold]{escape(suggestion.question)}[/bold]")
    console.print(f"{place}: {suggestion.kind}, {suggestion.signal}{measured}", style="dim", markup=False)
    for quote in suggestion.evidence:
        console.print(f"  {quote.paper}", style="cyan", markup=False)
        console.print(f"    {quote.text}", markup=False)
    others = {WHY: "give a reason", SKIP: "skip", QUIT: "stop"}
    for key, says in {**{answer.key: answer.says for answer in suggestion.answers}, **others}.items():
        console.print(f"  [bold]{escape(key)}[/bold] {escape(says)}")
