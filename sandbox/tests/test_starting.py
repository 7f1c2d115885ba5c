"""What stops the sandbox from starting."""

import json
import os
import subprocess
import sys


def _start(**environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("SANDBOX_", "SOUK_"))}
    command = [sys.executable, "-m", "payment_sandbox.main"]
    return subprocess.run(command, env=clean | environment, capture_output=True, text=True, timeout=30, check=False)


def test_it_never_runs_in_production() -> None:
    ended = _start(SOUK_ENVIRONMENT="production")
    assert ended.returncode != 0
    assert "production" in ended.stderr


def test_a_missing_secret_stops_it_with_one_sentence() -> None:
    ended = _start(SANDBOX_API_KEY="k", SANDBOX_ADMIN_KEY="a", SANDBOX_LEDGER_PATH="/nowhere/ledger")
    assert (ended.returncode, ended.stderr) == (
        2,
        "SANDBOX_WEBHOOK_SECRET is not set. The service cannot start without it.\n",
    )


def test_a_message_with_a_quote_is_json_all_the_same() -> None:
    told = "import logging; from payment_sandbox.main import log_json_lines; log_json_lines(); logging.error('a \"b\"')"
    ended = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, timeout=30, check=True)
    line = json.loads(ended.stderr)
    assert (line["message"], line["level"], line["service"]) == ('a "b"', "error", "payment-sandbox")
