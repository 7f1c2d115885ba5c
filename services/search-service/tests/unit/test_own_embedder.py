import subprocess
import sys

_COUNT = """
import os, search_service.main
from search_service.infrastructure.own_embedder import OwnEmbedder
import asyncio
asyncio.run(OwnEmbedder().embed_queries(["teapot"]))
print(len(os.listdir("/proc/self/task")))
"""


def test_the_model_works_in_one_thread() -> None:
    """Threads of BLAS wait for one another by spinning, which costs most where cores are shared."""
    ran = subprocess.run([sys.executable, "-c", _COUNT], capture_output=True, text=True, check=True, timeout=120)
    assert ran.stdout.split() == ["1"]
