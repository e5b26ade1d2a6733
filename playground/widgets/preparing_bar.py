"""The progress of compiling the engine at the first start."""

from PySide6.QtWidgets import QProgressBar

from playground.style.size import fix

HEIGHT = 3


class PreparingBar(QProgressBar):
    """A thin bar, visible only while something compiles. It keeps its place."""

    def __init__(self) -> None:
        super().__init__(textVisible=False, maximum=100)
        fix(self, height=HEIGHT)
        self.setToolTip("Preparing the engine (first start only)")
        self.setAccessibleName("Preparing the engine")
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def display(self, share: float | None) -> None:
        """Show the share, from 0 to 1; None while nothing compiles."""
        self.setVisible(share is not None)
        self.setValue(round(100.0 * (share or 0.0)))
