"""Speaks the protocol of the local sidecar's starter, without a model; leaves its pid in a file while it runs."""

import json
import os
import sys

model = sys.argv[1]
pid_file = os.path.join(os.path.dirname(os.path.abspath(__file__)), model + ".pid")


def say(**event):
    print(json.dumps(event), flush=True)


if model == "silent":
    sys.exit(1)
if model == "broken":
    say(event="error", message="the weights file is damaged: delete it and start again")
    sys.exit(1)
with open(pid_file, "w") as file:
    file.write(str(os.getpid()))
say(event="progress", what="weights", message="downloading", done=5, total=10)
say(event="ready", url="http://127.0.0.1:%d" % (20000 + os.getpid() % 10000), model=model, pid=os.getpid())
sys.stdin.read()
