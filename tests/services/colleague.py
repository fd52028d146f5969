"""A reviewer at another program: edits the same page of the same corpus as fast as possible, and says what was confirmed."""

import json
import random
import sys
import time
from dataclasses import replace
from pathlib import Path

from annotator.core import edits
from annotator.core.annotation import Target
from annotator.core.errors import EditRefused, StaleRevision
from annotator.services.corpora import Store, open_corpus
from annotator.services.review import Move, Review, perform, undo
from annotator.services.reviewing import open_review, record

SESSION = "two programs"


def moved(review: Review, name: str, chance: random.Random) -> Move:
    """A note by this colleague, a fragment cut somewhere, or the last step taken back, be it the other's."""
    choice = chance.random()
    if choice < 0.2:
        return undo(review, session=SESSION)
    if choice < 0.5:
        return perform(review, edits.cut, session=SESSION, at=chance.randrange(len(review.page.text)))
    return perform(review, edits.note, session=SESSION, target=Target(), text=f"{name} 在 {review.revision}")


def work(store: Store, name: str, steps: int) -> dict[str, object]:
    """Make this many steps; the revisions that were confirmed and how often the other had been faster."""
    chance, confirmed, stale = random.Random(name), list[int](), 0
    page = store.pages.ids()[0]
    review = open_review(store, page, "li", session=SESSION)
    while len(confirmed) < steps:
        time.sleep(chance.random() / 200)  # else one works in a burst while the other waits for the file
        try:
            move = moved(review, name, chance)
            confirmed.append(record(store, move))
            review = replace(move.after, revision=confirmed[-1])
        except EditRefused:
            continue
        except StaleRevision:
            stale += 1
            review = open_review(store, page, "li", session=SESSION)
    return {"confirmed": confirmed, "stale": stale}


if __name__ == "__main__":
    with open_corpus(Path(sys.argv[1])) as opened:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        sys.stdout.write(json.dumps(work(opened, sys.argv[2], int(sys.argv[3]))))
