# Starts the model server, which listens on loopback, and looks at its health as an exec probe would: Container Apps has
# none, and its own probes come from outside. After $2 misses in a row, $1 seconds apart, the container ends, and the
# platform starts it again.
python3 /opt/longhand/start.py &
server=$!
trap 'kill -TERM "$server"' TERM

(
  misses=0
  while [ "$misses" -lt "$2" ]; do
    sleep "$1"
    if python3 /opt/longhand/start.py --health; then misses=0; else misses=$((misses + 1)); fi
  done
  echo "error: the model server was not ready $2 times in a row, $1 seconds apart" >&2
  kill -KILL "$server"
) &

wait "$server"
status=$?
# A signal to end interrupts the wait: the server has its time to stop.
[ "$status" -ne 143 ] || wait "$server"
exit "$status"
