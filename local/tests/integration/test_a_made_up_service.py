"""A new service costs its folder, its thin chart and one row of services.yaml: everything else follows."""

import json
from typing import Any

import pytest
import yaml
from made_up_service import NAME, PORT, Tree, add_service, copied

from embedded.checkout import repository

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
OWN = (f"services/{NAME}/", f"charts/{NAME}/", "services.yaml")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The tree with one service more, after `make generate`; says what that cost."""
    made = copied(repository(), tmp_path_factory.mktemp("tree"))
    add_service(made)
    made.git("add", "--all")
    by_hand = made.git("diff", "--cached", "--shortstat").strip()
    made.generate()
    made.format()
    made.git("add", "--all")
    print(f"by hand: {by_hand}\nwith what is generated: {made.git('diff', '--cached', '--shortstat').strip()}")
    made.git("commit", "--quiet", "--message", "one service more")
    return made


def in_yaml(tree: Tree, file: str) -> Any:
    return yaml.safe_load(tree.text(file))


def test_compose_runs_it_after_its_migrations_and_behind_the_gateway(tree: Tree) -> None:
    containers = in_yaml(tree, "docker-compose.yml")["services"]
    assert f"migrate-{NAME.removesuffix('-service')}" in containers[NAME]["depends_on"]
    assert containers[NAME]["ports"] == [f"${{SOUK_BIND:-127.0.0.1}}:{PORT}:{PORT}"]
    assert NAME in containers["gateway"]["depends_on"]


def test_its_image_is_built_released_and_rebuilt_when_it_changes(tree: Tree) -> None:
    assert f"FROM service-source AS {NAME}-source\n" in tree.text("Dockerfile")
    assert f'FROM runtime AS {NAME}\nCMD ["python", "-m", "wish_service.main"]\n' in tree.text("Dockerfile")
    release = in_yaml(tree, ".github/workflows/release.yml")
    assert NAME in release["jobs"]["images"]["strategy"]["matrix"]["name"]
    assert f"services/{NAME}/src" in tree.text(f"services/{NAME}/skaffold.yaml")
    assert f"{{path: services/{NAME}," in tree.text("skaffold.yaml")


def test_its_callees_let_it_in_and_the_gateway_reaches_it(tree: Tree) -> None:
    for callee in ("auth-service", "product-service", "order-service"):
        assert NAME in in_yaml(tree, f"charts/{callee}/values.yaml")["peers"]["calledBy"]
    assert f"{{port: {PORT}, protocol: TCP}}" in tree.text("k8s/traefik/networkpolicy.yaml")
    assert (tree.root / "charts/souk/charts" / NAME / "Chart.yaml").exists()


def test_auth_service_grants_it_what_its_row_says(tree: Tree) -> None:
    said = tree.run(["made_up_questions", "grants"], "local/tests/integration")
    assert json.loads(said) == {"product-service": ["catalogue:read"], "order-service": ["orders:place"]}


def test_auth_service_knows_what_it_asks_of_staff(tree: Tree) -> None:
    said = tree.run(["made_up_questions", "permissions"], "local/tests/integration")
    assert json.loads(said) == {"wishes.read": "See what people wish for"}


def test_one_machine_and_kubernetes_know_its_port_path_and_secrets(tree: Tree) -> None:
    said = json.loads(tree.run(["made_up_questions", "platform"], "local/tests/integration"))
    assert said["port"] == PORT
    assert said["rule"] == "Path(`/api/wish`) || PathPrefix(`/api/wish/`)"
    assert said["secret"] == ["WISH_IDENTITY__CLIENT_SECRET", "WISH_VALKEY__URL"]
    assert said["client"] == NAME
    assert f"{NAME} applied each event of order-service once" in said["invariants"]


def test_dashboards_and_objectives_count_it(tree: Tree) -> None:
    assert "cart|wish|payment" in tree.text("observability/alerts/slo.yaml")


@pytest.mark.parametrize(
    ("folder", "tests"),
    [
        ("local", ["tests/unit"]),
        ("charts", ["tests"]),
        ("services/auth-service", ["tests/unit"]),
        ("observability", ["tests/unit/test_dashboards.py"]),
    ],
    ids=["local", "charts", "auth-service", "observability"],
)
def test_the_tests_that_hold_lists_pass_with_it(tree: Tree, folder: str, tests: list[str]) -> None:
    tree.run(["pytest", "-q", "-p", "no:cacheprovider", "-n", "2", *tests], folder)


def test_formats_layers_and_charts_hold_with_it(tree: Tree) -> None:
    tree.program("ruff", "check", "--quiet", ".")
    tree.program("ruff", "format", "--quiet", "--check", ".")
    tree.program("lint-imports", "--no-cache")
    tree.run(["lint"], "charts")


def test_nothing_but_its_own_was_written_by_hand(tree: Tree) -> None:
    """What else has changed is put back, and `make generate` changes it again."""
    changed = tree.git("diff", "--name-only", "--diff-filter=M", "HEAD~1").split()
    others = [name for name in changed if not name.startswith(OWN)]
    assert "docker-compose.yml" in others
    tree.git("checkout", "--quiet", "HEAD~1", "--", *others)
    tree.git("reset", "--quiet")
    tree.generate()
    assert not tree.git("diff", "--name-only")
