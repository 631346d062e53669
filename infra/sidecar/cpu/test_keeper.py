"""The keeper: nothing outlives it that it has started, whoever is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap

import shared  # finds the modules of the other sidecars
import keeper
from fixtures import Case

BOUND = 60.0
STUBBORN = """
    import os, signal, sys, time
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(600)
        time.sleep(600)
    print(os.getpid(), flush=True)
    time.sleep(600)
"""


class KeeperTest(Case):
    def keep(self, program: str) -> subprocess.Popen[str]:
        """A keeper of a program of Python, with a grace that a test can wait for."""
        own = f"import sys; sys.path.append({os.path.dirname(keeper.__file__)!r}); import keeper; keeper.GRACE = 0.5"
        words = [sys.executable, "-c", f"{own}; sys.exit(keeper.main(sys.argv[1:]))"]
        pipe = subprocess.PIPE
        command = [*words, sys.executable, "-c", textwrap.dedent(program)]
        kept = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, start_new_session=True)
        self.addCleanup(finish, kept)
        return kept

    def assert_nothing_left(self, kept: subprocess.Popen[str]) -> None:
        """All that was started writes to one pipe: it is at its end once all of them are gone."""
        assert kept.stdout is not None
        kept.wait(BOUND)
        self.assertEqual(kept.stdout.read(), "")

    def test_the_death_of_the_main_process_ends_all_that_it_started(self) -> None:
        kept = self.keep(STUBBORN)
        os.kill(read(kept), signal.SIGKILL)
        self.assert_nothing_left(kept)
        self.assertEqual(kept.returncode, 128 + signal.SIGKILL)

    def test_the_death_of_the_starter_ends_all(self) -> None:
        kept = self.keep(STUBBORN)
        read(kept)
        assert kept.stdin is not None
        kept.stdin.close()
        self.assert_nothing_left(kept)
        self.assertEqual(kept.returncode, 0)

    def test_what_ends_when_it_is_told_to_is_not_killed(self) -> None:
        kept = self.keep("""
            import os, signal, sys, time
            def tidy(*_):
                print("tidied", flush=True)
                os._exit(0)
            signal.signal(signal.SIGTERM, tidy)
            print(os.getpid(), flush=True)
            time.sleep(600)
        """)
        read(kept)
        assert kept.stdin is not None and kept.stdout is not None
        kept.stdin.close()
        self.assertEqual(kept.stdout.read(), "tidied\n")

    def test_its_status_is_that_of_the_command(self) -> None:
        self.assertEqual(self.keep("raise SystemExit(3)").wait(BOUND), 3)


def finish(kept: subprocess.Popen[str]) -> None:
    """Ends a keeper as its starter would."""
    assert kept.stdin is not None and kept.stdout is not None
    kept.stdin.close()
    kept.wait(BOUND)
    kept.stdout.close()


def read(kept: subprocess.Popen[str]) -> int:
    """The process id that the command tells."""
    assert kept.stdout is not None
    return int(kept.stdout.readline())
