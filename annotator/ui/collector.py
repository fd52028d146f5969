"""Looks for garbage in circles in the thread of the window, and in no other."""

import gc

from PySide6.QtCore import QObject, QTimerEvent

_EVERY_MS = 1_000
# New values that hold others, less those that are gone again: a page has some ten thousand, most of which hold no circle.
_MANY = 50_000
# Every so many times all there is is gone through, else what is new.
_WHOLE = 20


class Collector(QObject):
    """Does what Python does by itself, which it does in whatever thread happens to make the next value.

    Closed forms are circles of values and widgets; a widget or timer that ends in the store's thread takes Qt with it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._turns = 0
        self.startTimer(_EVERY_MS)

    def timerEvent(self, event: QTimerEvent) -> None:
        """Look, where much is new."""
        del event
        if gc.get_count()[0] >= _MANY:
            self._turns += 1
            gc.collect(2 if self._turns % _WHOLE == 0 else 1)
