"""Whether the reviewer is busy at this moment: computing beside a gesture would hold it up."""

from PySide6.QtCore import QObject, QTimer, Signal

_QUIET_MS = 500  # so long after what the reviewer did last


class Quiet(QObject):
    """``came`` says that nothing was done for half a second."""

    came = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET_MS)
        self._timer.timeout.connect(self.came)

    @property
    def is_now(self) -> bool:
        """Whether work that nobody waits for may be done."""
        return not self._timer.isActive()

    def hold(self) -> None:
        """The reviewer did something."""
        self._timer.start()
