"""What a reviewer sits down to before there is a window: the corpus, the page on the desk, the queue."""

import os

from annotator.ui.controllers.corpus import CorpusController
from annotator.ui.controllers.desk import ReviewDesk
from annotator.ui.controllers.pages import PagesController


class Sitting:
    """One reviewer's ``session`` with a corpus, which is read while the window is still being made."""

    def __init__(self, *, reviewer: str) -> None:
        self.session = os.urandom(16).hex()
        self.corpus = CorpusController()
        self.desk = ReviewDesk(session=self.session)
        self.pages = PagesController(self.corpus, self.desk)
        self.pages.review_as(reviewer)
