"""Durations, conditions, Secrets, Jobs, patches, settings: the small pure parts."""

import base64
from datetime import timedelta
from typing import Any

import pytest
from decisions import NOW, database, server

from souk_operator.conditions import Condition, holds, merged
from souk_operator.decide import jobs, secrets
from souk_operator.decide.observed import Turn
from souk_operator.decide.rotation import TURN
from souk_operator.decide.secrets import Credentials, Login
from souk_operator.durations import InvalidDuration, duration, moment, timestamp
from souk_operator.patches import merge_patch, patched
from souk_operator.reconcile.plans import BEGIN, END, between_markers
from souk_operator.reconcile.rotations import Rotations
from souk_operator.resources import Migrations
from souk_operator.settings import InvalidSettings, Settings


@pytest.mark.parametrize(
    ("text", "seconds"), [("720h", 2_592_000), ("1h30m", 5400), ("45s", 45), ("90", 90), (20, 20), ("0", 0)]
)
def test_durations(text: str | int, seconds: int) -> None:
    assert duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["9999999999999h", "9" * 5000, "99999999h", 10**18])
def test_a_duration_without_end_is_a_hundred_years(text: str | int) -> None:
    """One Database that asks for never must not break the listing of all."""
    assert duration(text) == timedelta(days=36_500)
    assert duration("0000000000090s") == timedelta(seconds=90)


@pytest.mark.parametrize("text", ["", "1d", "h", "1.5h", "-1", "1h 2m"])
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(InvalidDuration):
        duration(text)


def test_timestamps_go_both_ways_and_nonsense_is_none() -> None:
    assert moment(timestamp(NOW)) == NOW
    assert (moment(None), moment("yesterday")) == (None, None)


def test_a_transition_time_moves_only_with_the_status() -> None:
    first = merged([], [Condition("Ready", "False", "A")], 1, NOW)
    later = NOW + timedelta(minutes=5)
    same = merged(first, [Condition("Ready", "False", "B", "two\n  lines")], 2, later)
    assert same[0]["lastTransitionTime"] == timestamp(NOW)
    assert (same[0]["observedGeneration"], same[0]["message"]) == (2, "two lines")
    assert merged(same, [Condition("Ready", "True", "C")], 2, later)[0]["lastTransitionTime"] == timestamp(later)


def test_a_condition_of_an_older_generation_does_not_hold() -> None:
    status = {"conditions": merged([], [Condition("Ready", "True", "A")], 1, NOW)}
    assert holds(status, "Ready")
    assert not holds(status, "Ready", 2)


def test_a_secret_is_read_back_as_it_was_written() -> None:
    login = Credentials("shop_db_app_b", "a/b@c:d?", NOW, "shop_db_app_a", "r1", 3)
    manifest = secrets.app_secret(database(), server(), login, "PEM")
    assert secrets.read_credentials(manifest, ("shop_db_app_a", "shop_db_app_b")) == login
    uri = base64.b64decode(manifest["data"]["uri"]).decode()
    assert uri.startswith("postgresql://shop_db_app_b:a%2Fb%40c%3Ad%3F@db.example:5432/shop_db?")
    assert "sslrootcert=%2Frun%2Fsouk%2Fdb%2Fca.crt" in uri
    assert not secrets.differs(manifest, manifest)


@pytest.mark.parametrize("data", [{}, {"user": "!", "password": "x"}, {"user": "b3RoZXI=", "password": "eA=="}])
def test_an_unreadable_secret_is_no_secret(data: dict[str, str]) -> None:
    manifest = {"metadata": {}, "data": data}
    assert secrets.read_credentials(manifest, ("a", "b")) is None


def test_the_pooler_is_for_the_service_and_not_for_the_migrator() -> None:
    pooled = server(appEndpoint={"host": "pooler", "port": 6432})
    login = Login("shop_db_migrator", "p")
    app = secrets.app_secret(database(), pooled, Credentials("shop_db_app_a", "p", NOW), None)
    assert base64.b64decode(app["data"]["port"]) == b"6432"
    assert base64.b64decode(secrets.migrator_secret(database(), pooled, login, None)["data"]["port"]) == b"5432"


def test_the_hash_changes_with_what_pods_read_alone() -> None:
    one = secrets.app_secret(database(), server(), Credentials("shop_db_app_a", "p", NOW), None)
    later = secrets.app_secret(database(), server(), Credentials("shop_db_app_a", "p", NOW, "shop_db_app_b"), None)
    other = secrets.app_secret(database(), server(), Credentials("shop_db_app_a", "q", NOW), None)
    assert secrets.credentials_hash(one) == secrets.credentials_hash(later) != secrets.credentials_hash(other)


def test_a_job_is_restricted_has_no_token_and_keeps_our_labels() -> None:
    pod = {"labels": {"souk.dev/migrates": "shop", "souk.dev/migration-of": "x"}, "tolerations": [{"key": "k"}]}
    migrations = Migrations("image:1", deadline_seconds=300, pod=pod)
    job = jobs.apply_job(database(), migrations, "name", "needs", "hash", jobs.Wish())
    template = job["spec"]["template"]
    assert template["metadata"]["labels"]["souk.dev/migration-of"] == "shop-service"
    assert template["metadata"]["labels"]["souk.dev/migrates"] == "shop"
    assert "app.kubernetes.io/name" not in template["metadata"]["labels"]
    assert template["spec"]["automountServiceAccountToken"] is False
    assert template["spec"]["securityContext"]["runAsNonRoot"]
    assert template["spec"]["containers"][0]["securityContext"]["readOnlyRootFilesystem"]
    assert template["spec"]["tolerations"] == [{"key": "k"}]
    assert (job["spec"]["backoffLimit"], job["spec"]["activeDeadlineSeconds"]) == (3, 300)
    command = template["spec"]["containers"][0]["command"]
    assert command[command.index("--expect-hash") + 1] == "hash"
    assert command[command.index("--statement-timeout") + 1] == "300s"


@pytest.mark.parametrize(
    ("pod", "user"),
    [
        ({}, {"runAsUser": 10001, "runAsGroup": 10001}),
        ({"securityContext": {}}, {}),
        ({"securityContext": {"runAsUser": 1000690000}}, {"runAsUser": 1000690000}),
        ({"securityContext": {"runAsNonRoot": False}}, {}),
    ],
)
def test_a_job_runs_as_whom_it_is_told_or_as_whom_the_platform_says_and_never_as_root(
    pod: dict[str, Any], user: dict[str, int]
) -> None:
    job = jobs.plan_job(database(), Migrations("image:1", pod=pod), "name", "needs")
    context = job["spec"]["template"]["spec"]["securityContext"]
    assert context == {"runAsNonRoot": True, **user, "seccompProfile": {"type": "RuntimeDefault"}}


def test_the_same_cause_has_the_same_job_and_another_another() -> None:
    long = database(name="x" * 52)
    assert jobs.job_name(long, "plan", "i", None) == jobs.job_name(long, "plan", "i", None)
    assert jobs.job_name(long, "plan", "i", None) != jobs.job_name(long, "plan", "i", "0001")
    assert len(jobs.job_name(long, "apply", "i")) <= 63


def test_a_plan_is_found_between_its_markers_and_cut_when_too_long() -> None:
    assert between_markers(f"log\n{BEGIN}\nSELECT 1;\n{END}\n{{}}") == "SELECT 1;\n"
    assert between_markers("log without a plan") == ""
    cut = between_markers(f"{BEGIN}{'ü' * 600_000}{END}")
    assert len(cut.encode()) < 1_000_000
    assert cut.endswith("too long for a ConfigMap)\n")


def test_a_merge_patch_makes_one_document_into_the_other() -> None:
    before = {"a": 1, "b": {"c": 1, "d": 2}, "l": [1]}
    after = {"b": {"c": 3}, "l": [2], "n": {"x": 1}}
    patch = merge_patch(before, after)
    assert patch == {"a": None, "b": {"d": None, "c": 3}, "l": [2], "n": {"x": 1}}
    assert patched(before, patch) == after
    assert merge_patch(after, after) == {}


def test_a_turn_is_kept_by_its_holder_and_given_back_by_nobody_else() -> None:
    turns = Rotations()
    assert turns.claim("s", ("n", "a"), NOW)
    assert turns.claim("s", ("n", "a"), NOW)
    assert not turns.claim("s", ("n", "b"), NOW)
    turns.release("s", ("n", "b"))
    assert turns.of_another("s", ("n", "b"), (), NOW) == Turn("n/a", NOW)
    turns.release("s", ("n", "a"))
    assert turns.claim("s", ("n", "b"), NOW)


def test_a_turn_ends_where_its_holder_does_not_give_it_back() -> None:
    turns = Rotations()
    assert turns.claim("s", ("n", "a"), NOW)
    assert not turns.claim("s", ("n", "b"), NOW + TURN - timedelta(seconds=1))
    assert turns.claim("s", ("n", "b"), NOW + TURN)
    assert turns.of_another("s", ("n", "a"), (), NOW + TURN) == Turn("n/b", NOW + TURN)


@pytest.mark.parametrize(("minutes", "holds"), [(9, True), (10, False)])
def test_a_turn_that_only_status_knows_is_kept_and_ends(minutes: int, holds: bool) -> None:
    other = database(status={"credentials": {"turnSince": timestamp(NOW)}})
    turn = Rotations().of_another("s", ("souk", "me"), [other], NOW + timedelta(minutes=minutes))
    assert (turn == Turn("souk/shop-service", NOW)) == holds


def test_a_turn_from_the_future_holds_up_nobody() -> None:
    """An edited annotation of one Database's Secret may say so."""
    for since in ("2999-01-01T00:00:00Z", "9999-12-31T23:59:59Z"):
        other = database(status={"credentials": {"turnSince": since}})
        assert Rotations().of_another("s", ("souk", "me"), [other], NOW) is None


def test_settings_are_read_or_refused_with_a_sentence() -> None:
    given = {"SOUK_OPERATOR_NAMESPACE": "sys", "SOUK_OPERATOR_WATCH_NAMESPACES": "a, b", "SOUK_OPERATOR_PORT": "9"}
    settings = Settings.read(given)
    assert (settings.namespace, settings.watched, settings.port) == ("sys", ("a", "b"), 9)
    with pytest.raises(InvalidSettings, match="SOUK_OPERATOR_WATCH_NAMESPACES"):
        Settings.read({"SOUK_OPERATOR_NAMESPACE": "sys"})
    with pytest.raises(InvalidSettings, match="alone"):
        Settings.read({**given, "SOUK_OPERATOR_WATCH_NAMESPACES": "*,a"})
    with pytest.raises(InvalidSettings, match="number"):
        Settings.read({**given, "SOUK_OPERATOR_WORKERS": "many"})
