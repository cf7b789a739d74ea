"""The rules as a whole, measured on labelled texts: a rule that helps one class and hurts another shows here."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType


def _scorer() -> ModuleType:
    path = Path(__file__).with_name("score.py")
    spec = importlib.util.spec_from_file_location("clipping_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_rules_hold_their_floors_on_the_labelled_texts() -> None:
    """Titles, bylines and dates are right, none is invented, junk goes and the body stays."""
    scorer = _scorer()
    result = scorer.score(scorer.labels())
    words = "\n".join((*result.faults, scorer.table(result)))
    assert result.share("kept") > 0.995, words
    assert result.counts["leaked"][0] < 0.06 * result.counts["leaked"][1], words
    assert result.share("title") > 0.98, words
    assert result.share("byline") > 0.97, words
    assert result.share("date") > 0.98, words
    assert result.invented == {}, words
