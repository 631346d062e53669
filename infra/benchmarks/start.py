#!/usr/bin/env python3
"""How soon a program answers, and in how much memory: one program in several packagings, in turns, on this machine.

    start.py http native=functions/http/target/longhand-http-0.1.0-SNAPSHOT-runner jar='java -jar …/quarkus-run.jar'

For a server (`http`) the clock runs from the start of the process to the first answer 200, its memory is what is resident
then. For a command (`cli`) it runs to the end of `list` on an empty store, its memory is the most it had. Times depend on
the machine and on what else it does: compare the columns of one run. Median of the rounds, after one that does not count.
"""

import argparse
import http.client
import os
import shlex
import socket
import statistics
import subprocess
import sys
import tempfile
import time

LIMIT = 120  # seconds for one start


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def resident(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def server(command, store, path):
    """Milliseconds to the first answer, and MiB."""
    port = free_port()
    environment = {**os.environ, "LONGHAND_STORE": store, "LONGHAND_MODEL_URL": "http://127.0.0.1:9"}
    environment["QUARKUS_HTTP_PORT"] = str(port)
    begin = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not answers(port, path):
            if process.poll() is not None or time.perf_counter() - begin > LIMIT:
                sys.exit(f"{command[0]} does not answer")
            time.sleep(0.001)
        return (time.perf_counter() - begin) * 1000, resident(process.pid)
    finally:
        process.kill()
        process.wait()


def tool(command, store, _):
    """Milliseconds to its end, and MiB."""
    begin = time.perf_counter()
    process = subprocess.Popen([*command, "list", "--store", store])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} failed")
    return (time.perf_counter() - begin) * 1000, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind", choices=["http", "cli"])
    parser.add_argument("packagings", nargs="+", metavar="NAME=COMMAND")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--path", default="/health/live", help="what a server is asked for")
    arguments = parser.parse_args()
    measure = {"http": server, "cli": tool}[arguments.kind]
    commands = {name: shlex.split(text) for name, text in (packaging.split("=", 1) for packaging in arguments.packagings)}
    results = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as store:
        for turn in range(arguments.rounds + 1):
            for name, command in commands.items():
                result = measure(command, store, arguments.path)
                if turn:
                    results[name].append(result)
    fastest = min(statistics.median(ms for ms, _ in result) for result in results.values())
    print(f"{'packaging':12} {'ms':>7} {'times':>6} {'MiB':>6}   ms of each round")
    for name, result in results.items():
        times = [ms for ms, _ in result]
        median = statistics.median(times)
        memory = statistics.median(mib for _, mib in result)
        print(f"{name:12} {median:7.0f} {median / fastest:6.1f} {memory:6.0f}   {' '.join(f'{ms:.0f}' for ms in times)}")


if __name__ == "__main__":
    main()
