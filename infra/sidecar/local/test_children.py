"""Child processes: how they fail, and that they end."""

from __future__ import annotations

import errno
import subprocess
import sys
import unittest

import children

PYTHON = sys.executable


def run(program: str, stall: float = 60.0) -> None:
    """Runs a program that brings nothing."""
    children.run([PYTHON, "-c", program], lambda: 0, stall, {})


class ChildrenTest(unittest.TestCase):
    def test_a_failure_tells_the_last_line(self) -> None:
        with self.assertRaisesRegex(children.ChildFailure, "^the reason$"):
            run("print('noise'); print('the reason'); print(); raise SystemExit(3)")

    def test_a_silent_failure_tells_the_status(self) -> None:
        with self.assertRaisesRegex(children.ChildFailure, "status 3"):
            run("raise SystemExit(3)")

    def test_a_full_disk_is_told_from_other_failures(self) -> None:
        with self.assertRaises(OSError) as raised:
            run("raise OSError(28, 'No space left on device')")
        self.assertEqual(raised.exception.errno, errno.ENOSPC)

    def test_a_child_that_brings_nothing_any_more_is_ended(self) -> None:
        with self.assertRaisesRegex(children.ChildFailure, "nothing came"):
            run("import time; time.sleep(600)", stall=0.3)

    def test_a_child_is_ended_with_all_that_it_started(self) -> None:
        grandchild = "subprocess.Popen(['sh', '-c', 'sleep 20; echo survived'])"
        program = f"import subprocess; {grandchild}; print('started', flush=True); input()"
        child = children.start([PYTHON, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert child.stdout is not None and child.stdin is not None
        self.assertEqual(child.stdout.readline(), b"started\n")
        children.end(child)
        self.assertEqual(child.stdout.read(), b"", "it is read until the last that writes to it is gone")
        self.assertEqual(child.wait(), -9)
        child.stdin.close()
        child.stdout.close()
