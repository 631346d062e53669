"""Whether a server of vLLM can serve."""

from __future__ import annotations

import http.client
from contextlib import closing, suppress


def healthy(port: int) -> bool:
    """Whether a server on that port of this machine says that it can."""
    with (
        suppress(OSError, http.client.HTTPException),
        closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection,
    ):
        connection.request("GET", "/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    return False
