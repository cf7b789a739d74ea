"""What a command does once it is understood: a build is run and told, a preview built.

Knows neither options nor the clock's date: `cli.py` hands both down.
"""

import time
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from broadsheet.building.order import Order, Step
from broadsheet.building.starting import build
from broadsheet.model.errors import BuildError
from broadsheet.model.report import Report
from broadsheet.printing import as_json, count, errors_of, slowest, stages, summary
from broadsheet.progress import Progress, interrupted_once
from broadsheet.terminal import BUG, DONE, MISTAKES, complain, show

if TYPE_CHECKING:
    from broadsheet.desk.preview import Preview


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def run(step: Step, order: Order, output: str, options: Mapping[str, bool]) -> int:
    """Run a build or a check and tell what came of it; give the exit code."""
    begun = time.perf_counter()
    progress = Progress(quiet=options["quiet"] or options["as_json"])
    try:
        with interrupted_once():
            report = step(order, progress)
    except (BuildError, ExceptionGroup) as error:
        errors = errors_of(error)
        if not errors or not options["as_json"]:
            raise
        print(as_json(Report(errors=errors), progress.seconds))
        return MISTAKES
    finally:
        progress.stop()
    spent = time.perf_counter() - begun
    different = _differences(order, options)
    if options["as_json"]:
        print(as_json(report, progress.seconds))
    else:
        for warning in report.warnings:
            show(warning, warning=True)
        lines = [] if options["quiet"] else summary(report, f"{output.rstrip('/')}/", spent, preview=order.preview)
        lines += [*stages(progress.seconds), *slowest(report)] if options["timings"] else []
        if options["verify"] and not different and not options["quiet"]:
            lines.append(f"verified: {count(report.outputs, 'file')} equal to those of a clean build")
        _print_lines(lines)
    for path in different:
        complain(f"{path}: differs from a clean build; this is a bug in Broadsheet")
    return BUG if different else DONE


def _differences(order: Order, options: Mapping[str, bool]) -> list[str]:
    if not options["verify"]:
        return []
    from broadsheet.building.verifying import differences  # noqa: PLC0415  # it has all of a build with it

    return differences(order)


def print_config(order: Order) -> int:
    """Print the settings in force as YAML, warnings before them."""
    from broadsheet.building.preparing import read_config  # noqa: PLC0415  # it has all of a build with it
    from broadsheet.reading.config import effective  # noqa: PLC0415  # the same

    config, warnings, _ = read_config(order)
    for warning in warnings:
        show(warning, warning=True)
    print(effective(config), end="")
    return DONE


def build_preview(order: Order) -> "Preview":
    """Build the preview as it is now; mistakes and a full disk are shown over the page."""
    from broadsheet.desk.preview import Preview  # noqa: PLC0415  # only the preview's server has it

    begun = time.perf_counter()
    try:
        report = build(order, lambda _stage, _things: None)
    except (BuildError, ExceptionGroup) as error:
        messages = tuple(map(str, errors_of(error)))
        if not messages:
            raise
        return Preview(ok=False, messages=messages, summary=count(len(messages), "mistake"))
    except OSError as error:
        return Preview(
            ok=False, messages=(f"{error.filename or order.output}: {error.strerror or error}",), summary="not built"
        )
    done = summary(report, f"{order.output.name}/", time.perf_counter() - begun)[0]
    return Preview(ok=True, messages=tuple(f"warning: {warning}" for warning in report.warnings), summary=done)
