"""The guard of the model server, with a server that is a script: `python3 -m unittest discover -s terraform/azure/tests`."""

import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

GUARD = Path(__file__).parent.parent / "guard.sh"

# Health is what the next line of the file `answers` says, and at the end of it the last one for ever.
SERVER = """
import pathlib, signal, sys, time
here = pathlib.Path(__file__).parent
if "--health" in sys.argv:
    asked = here / "asked"
    asked.write_text(asked.read_text() + "x" if asked.exists() else "x")
    answers = (here / "answers").read_text()
    sys.exit(answers[min(len(asked.read_text()), len(answers)) - 1] == "-")
def end(*_):
    time.sleep(1)
    (here / "ended").touch()
    sys.exit(0)
signal.signal(signal.SIGTERM, end)
(here / "started").touch()
time.sleep(%s)
sys.exit(7)
"""


class GuardTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def guard(self, answers, misses=3, lives=600):
        (self.folder / "start.py").write_text(SERVER % lives)
        (self.folder / "answers").write_text(answers)
        script = GUARD.read_text().replace("/opt/longhand", str(self.folder)).replace("python3", sys.executable)
        process = subprocess.Popen(
            ["/bin/sh", "-c", script, "guard", "0.2", str(misses)], stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        self.addCleanup(process.stderr.close)
        self.addCleanup(self.end, process)
        return process

    @staticmethod
    def end(process):
        subprocess.run(["kill", "-KILL", "--", f"-{process.pid}"], stderr=subprocess.DEVNULL, check=False)
        process.wait()

    def asked(self):
        file = self.folder / "asked"
        return len(file.read_text()) if file.exists() else 0

    def wait_for(self, condition):
        while not condition():
            signal.sigtimedwait([], 0.05)

    def test_a_server_that_never_gets_ready_is_ended(self):
        process = self.guard("-")
        self.assertNotEqual(process.wait(60), 0)
        self.assertEqual(self.asked(), 3)

    def test_a_server_that_hangs_is_ended(self):
        process = self.guard("--++---")
        self.assertNotEqual(process.wait(60), 0)
        self.assertEqual(self.asked(), 7)

    def test_single_misses_are_forgiven(self):
        process = self.guard("--+--+--+--+")
        self.wait_for(lambda: self.asked() > 12)
        self.assertIsNone(process.poll())

    def test_a_server_that_ends_ends_the_container_with_its_status(self):
        self.assertEqual(self.guard("+", lives=0).wait(60), 7)

    def test_a_signal_to_end_reaches_the_server_which_has_its_time(self):
        process = self.guard("+")
        self.wait_for((self.folder / "started").exists)
        process.terminate()
        process.wait(60)
        self.assertTrue((self.folder / "ended").exists())


if __name__ == "__main__":
    unittest.main()
