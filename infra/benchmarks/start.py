#!/usr/bin/env python3
"""How soon a program answers, and in how much memory: one program in several packagings, in turns, on this machine.

    start.py http native=functions/http/target/longhand-http-0.1.0-SNAPSHOT-runner jar='java -jar …/quarkus-run.jar'

The clock runs from the start of the process to its first answer, its memory is what is resident then: of a server (`http`)
to GET, of `knative` to an event, of `aws-lambda` to an event that it fetches. For a command (`cli`) it runs to the end of
`list` on an empty store, its memory is the most it had. Times depend on the machine and on what else it does: compare the
columns of one run. Median of the rounds, after one that does not count.
"""

import argparse
import http.client
import http.server
import os
import shlex
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

LIMIT = 120  # seconds for one start
EVENT = '{"specversion": "1.0"}'  # is refused, without a look at store or model


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get(port, path):
    """Whether the program answers, with what it has to."""
    return status(port, "GET", path) == 200


def event(port, _):
    """Whether the program takes an event: this one is refused."""
    return status(port, "POST", "/", EVENT, {"Content-Type": "application/cloudevents+json"}) == 400


def status(port, method, path, body=None, headers={}):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request(method, path, body, headers)
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()


class Lambda(http.server.ThreadingHTTPServer):
    """AWS Lambda's runtime interface with one event to give."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Invocation)
        self.asked, self.answered = threading.Lock(), threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Invocation(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if not self.server.asked.acquire(blocking=False):
            self.server.answered.wait(LIMIT)
        self.send_response(200)
        self.send_header("Lambda-Runtime-Aws-Request-Id", "1")
        self.send_header("Lambda-Runtime-Deadline-Ms", str(int(time.time() * 1000) + 60_000))
        self.send_header("Content-Length", str(len(EVENT)))
        self.end_headers()
        self.wfile.write(EVENT.encode())

    def do_POST(self):
        if "/invocation/1/" in self.path:
            self.server.answered.set()
        self.send_response(202)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def resident(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def started(command, store, settings, answers):
    """Milliseconds until the program answers, and MiB."""
    environment = {**os.environ, "LONGHAND_STORE": store, "LONGHAND_MODEL_URL": "http://127.0.0.1:9", **settings}
    begin = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not answers():
            if process.poll() is not None or time.perf_counter() - begin > LIMIT:
                sys.exit(f"{command[0]} does not answer")
            time.sleep(0.001)
        return (time.perf_counter() - begin) * 1000, resident(process.pid)
    finally:
        process.kill()
        process.wait()


def server(command, store, path, ask=get):
    port = free_port()
    return started(command, store, {"QUARKUS_HTTP_PORT": str(port)}, lambda: ask(port, path))


def knative(command, store, path):
    return server(command, store, path, event)


def aws_lambda(command, store, _):
    with Lambda() as service:
        settings = {"AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{service.server_port}", "AWS_REGION": "eu-central-1"}
        settings |= {"AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any"}
        settings |= {f"LONGHAND_LAMBDA_{queue}_QUEUE": "http://127.0.0.1:9/0/any" for queue in ("EVENT", "REFUSED")}
        try:
            return started(command, store, settings, service.answered.is_set)
        finally:
            service.answered.set()
            service.shutdown()


def tool(command, store, _):
    """Milliseconds to its end, and MiB."""
    begin = time.perf_counter()
    process = subprocess.Popen([*command, "list", "--store", store])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} failed")
    return (time.perf_counter() - begin) * 1000, usage.ru_maxrss / 1024


MEASURES = {"http": server, "knative": knative, "aws-lambda": aws_lambda, "cli": tool}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind", choices=MEASURES)
    parser.add_argument("packagings", nargs="+", metavar="NAME=COMMAND")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--path", default="/health/live", help="what a server is asked for")
    arguments = parser.parse_args()
    measure = MEASURES[arguments.kind]
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
