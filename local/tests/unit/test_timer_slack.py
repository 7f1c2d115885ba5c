"""The gateway's sleeps may end late."""

import subprocess
from pathlib import Path

from souk.gateway.traefik import Gateway
from souk.places import Places


def test_what_runs_as_the_gateway_may_wake_ten_milliseconds_late(tmp_path: Path) -> None:
    *before, _traefik, _configuration = Gateway(Places(tmp_path, tmp_path, 0)).command()
    said = subprocess.run(
        [*before, "/bin/cat", "/proc/self/timerslack_ns"], capture_output=True, text=True, timeout=30, check=True
    )
    assert int(said.stdout) == 10_000_000
