"""Find where the article stands in what was pasted, which may be a whole page with its menus and its foot.

Knows nothing of rules and of words: it weighs running text against short lines.
"""

from collections.abc import Iterable, Sequence

from broadsheet.clipping.sheet import Line, ends_sentence, is_solid

_MOST_OF_ONE, _SHORT_LINE, _DROP = 400, -40, 800
_AS_GOOD, _WORTH, _A_NOTICE = 0.35, 0.2, 0.15
_ABOVE, _BELOW, _MENU = 5, 12, 12


def text_span(lines: Sequence[Line]) -> range:
    """Give the lines from the first paragraph to the last.

    A paragraph weighs its letters, at most 400, and a short line takes away 40; twenty of them end a run. The text
    begins with the first run that weighs a third of the heaviest, and ends with the last that weighs a fifth of it.
    """
    runs = list(_runs(lines))
    most = max((weight for weight, _ in runs), default=0)
    first = next((run.start for weight, run in runs if weight >= _AS_GOOD * most), 0)
    last = max((run.stop for weight, run in runs if weight >= _WORTH * most), default=0)
    return range(first, last)


def page_part(lines: Sequence[Line], title: int) -> range:
    """Give the lines that may belong to the article whose title stands at an index.

    That is all of them, but where a menu of twelve lines with no more text than a notice stands above. Then five lines
    above the title and twelve below the text are left, for rules to judge.
    """
    span = text_span(lines)
    first = title - _ABOVE
    told = sum(max(0, _weight(line)) for line in lines)
    above = sum(max(0, _weight(line)) for line in lines[: max(0, first)])
    if first < _MENU or title > span.start or above > _A_NOTICE * told:
        return range(len(lines))
    return range(first, min(max(span.stop, title + 1) + _BELOW, len(lines)))


def _runs(lines: Sequence[Line]) -> Iterable[tuple[int, range]]:
    weight = peak = start = stop = 0
    for index, line in enumerate(lines):
        weight += _weight(line)
        if weight <= 0 or weight <= peak - _DROP:
            if peak:
                yield peak, range(start, stop)
            weight = peak = 0
            start = index + 1
        elif weight > peak:
            peak, stop = weight, index + 1
    if peak:
        yield peak, range(start, stop)


def _weight(line: Line) -> int:
    if line.code:
        return min(len(line.text), _MOST_OF_ONE)
    if not is_solid(line.text):
        return _SHORT_LINE
    if line.text.endswith(("...", "…")) or not ends_sentence(line.text):
        return 0
    return min(len(line.text), _MOST_OF_ONE)
