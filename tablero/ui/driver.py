"""A driver that leaves at once: Textual's own waits twice 100 ms for its input thread to notice."""

from textual.drivers.linux_driver import LinuxDriver


class QuickExitDriver(LinuxDriver):
    """Textual's Linux driver, with an input thread that is told to stop and not waited for."""

    def disable_input(self) -> None:
        """Stop reading keys. The thread is a daemon: it ends with the process."""
        if self.exit_event.is_set():
            return
        self._disable_mouse_support()
        self.exit_event.set()
