"""What generated requests are answered is what each service's OpenAPI document says; nothing is answered 5xx."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import STAFF_PASSWORD, Platform

from deployables import SERVICES
from souk.shopper import Shopper

CHECKS = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance",
)  # fmt: skip
# They end the caller's own session, or the caller.
LEFT_OUT = r"/auth/(logout|me|change-password|sessions/.*)$"


@pytest.mark.parametrize("service", [each.short for each in SERVICES])
async def test_generated_requests_find_no_answer_that_is_not_documented(
    platform: Platform, shopper: Callable[[], Shopper], service: str, tmp_path: Path
) -> None:
    admin = shopper()
    await admin.sign_in("admin@souk.test", STAFF_PASSWORD)
    url = f"http://127.0.0.1:{platform.port(service)}"
    done = subprocess.run(
        [
            Path(sys.executable).with_name("st"), "run", f"{url}/openapi.json", "--header",
            f"Authorization: Bearer {admin.token}", "--checks", ",".join(CHECKS), "--exclude-path-regex", LEFT_OUT,
            "--phases", "examples,coverage,fuzzing", "--max-examples", "5", "--seed", "1",
            "--generation-deterministic",
            "--suppress-health-check", "all", "--warnings", "off", "--request-timeout", "20", "--no-color",
        ],
        cwd=tmp_path, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, (done.stdout + done.stderr)[-20_000:]
