"""Run by the environment's Python: adds to a partial file what it lacks of a file on the hub.

Usage: hub.py REPOSITORY FILE REVISION PARTIAL BYTES
"""

from __future__ import annotations

import logging
import os
import sys

from huggingface_hub import constants, get_session, hf_hub_url
from huggingface_hub.file_download import http_get


def fetch(repository: str, file: str, revision: str, partial: str, expected: int) -> None:
    """Goes on where the partial file ends, by an HTTP range."""
    constants.DOWNLOAD_CHUNK_SIZE = 1 << 18  # small, so that the file's growth shows that bytes come
    url = hf_hub_url(repository, file, revision=revision)
    # Asked once first: the download itself would try an unreachable hub six times before it gives up.
    get_session().head(url, timeout=constants.HF_HUB_DOWNLOAD_TIMEOUT, allow_redirects=True).raise_for_status()
    with open(partial, "ab", buffering=0) as out:
        http_get(url, out, resume_size=os.path.getsize(partial), expected_size=expected)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    try:
        _, repository, file, revision, partial, expected = sys.argv
        fetch(repository, file, revision, partial, int(expected))
    except Exception as cause:  # whatever it is, `serve.py` wants one line and goes to the next source
        sys.exit(f"{type(cause).__name__}: {' '.join(str(cause).split())[:160]}")
