"""Articles that were deleted on purpose get a tombstone in the ledger."""

from broadsheet.building.disk.files import write_whole
from broadsheet.building.order import Order
from broadsheet.building.pipeline import read_contents
from broadsheet.building.preparing import read_ledger
from broadsheet.model.errors import raise_all
from broadsheet.model.ledger import LEDGER
from broadsheet.reading.ledger import bury, written_ledger


def bury_gone(order: Order) -> tuple[str, ...]:
    """Write a tombstone for everything published whose file is gone; give the paths of those files.

    A file that cannot be read is still there. Mistakes in the ledger itself are raised.
    """
    ledger, mistakes = read_ledger(order.roots)
    raise_all(mistakes)
    _, contents = read_contents(order)
    entries, buried = bury(ledger, contents, order.now)
    there = {path for path in buried if (order.roots.site / path).exists()}
    kept = {entry.path: entry for entry in ledger.entries if entry.path in there}
    entries = tuple(kept.get(entry.path, entry) for entry in entries)
    if entries != ledger.entries:
        write_whole(order.roots.site / LEDGER, written_ledger(entries, ledger.namespace))
    return tuple(path for path in buried if path not in there)
