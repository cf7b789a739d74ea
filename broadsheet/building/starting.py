"""A build begins here: where a look shows that nothing changed since the last one, it ends here too.

So what a build of one site needs alone is imported here, and the straight line only where there is work.
"""

from broadsheet.building.memory import recall
from broadsheet.building.order import Order, Tell
from broadsheet.model.report import Report


def build(order: Order, tell: Tell) -> Report:
    """Build a site and publish it; raise every mistake together, with nothing published."""
    tell("scan", 0)
    since = None if order.clean else recall(order)
    if since is not None and not since.changed:
        return since.report
    if since is not None:
        from broadsheet.building.editing import build_edited  # noqa: PLC0415  # 0.1 s, and only where there is work

        report = build_edited(order, tell, since)
        if report is not None:
            return report
    from broadsheet.building.pipeline import build_all  # noqa: PLC0415  # a quarter of a second, and only where there is work

    return build_all(order, tell, since)
