"""The word to stop, heard once.

On the terminal Ctrl+C reaches every process, and where a service is stopped so does the word to end; then each is told by
its parent too. In the server's own handler a second word waits for ever for the first, and every page with it.
"""

import signal
import threading

TO_STOP = (signal.SIGINT, signal.SIGTERM)
PASSED_ON = signal.SIGUSR1


def hear_once_of_stopping() -> None:
    """For the main thread, before the server begins its own. After whatever begins other processes: multiprocessing lets
    through again what was kept out when it begins their tracker.
    """
    signal.signal(PASSED_ON, _stop)
    signal.pthread_sigmask(signal.SIG_BLOCK, TO_STOP)
    threading.Thread(target=_pass_on, daemon=True).start()


def _pass_on() -> None:
    """Of what is typed on the terminal nothing: the parent hears that too, and says so."""
    signal.sigwait({signal.SIGTERM})
    signal.pthread_kill(threading.main_thread().ident or 0, PASSED_ON)


def _stop(*_: object) -> None:
    as_the_server_does = signal.getsignal(signal.SIGTERM)
    if callable(as_the_server_does):
        as_the_server_does(signal.SIGTERM, None)
