"""A second shop in the first one's cluster, made as k8s/README.md says: one of its own, not to be mixed up."""

import asyncio
import base64
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from kube import DATA, SOUK, SYSTEM, Cluster, eventually

from souk.shopper import Refused, Shopper

SHOP, STORES = "second", "second-data"
HOST = f"{SHOP}.localhost"
SERVICES = ("auth-service", "product-service")
"""Enough to have an account and look into the window; the machine has room for no second shop as a whole."""
_MARK = "<!-- tests/cluster/test_second_shop.py does this -->"
_NO_LOGS = ("unable to retrieve container logs", "failed to try resolving symlinks")
"""What a node says of a container that it has just cleared away, or whose file is not there yet: to be asked again."""
_PATIENCE = 240


@dataclass
class SecondShop:
    """The second shop's services."""

    cluster: Cluster

    def kubectl(self, *arguments: str) -> str:
        return self.cluster.kubectl("--namespace", SHOP, *arguments)

    def pods(self, service: str) -> list[Any]:
        return self.cluster.items("pods", f"app.kubernetes.io/name={service}", SHOP)

    def install(self, service: str, **more: str) -> None:
        """As the page says, each service as a release of its own; from the images that the cluster has."""
        target, tag = self.cluster.target, self.cluster.tags[service]
        settings = {
            "image.tag": tag,
            "global.service.publicUrl": f"http://{HOST}:{target.http_port}",
        } | more
        target.run(
            target.helm, "upgrade", "--install", service, str(target.root / "charts" / service), "--namespace", SHOP,
            "--values", "charts/souk/values-light.yaml", "--values", "k8s/environments/second-shop.yaml",
            *(part for name, value in settings.items() for part in ("--set", f"{name}={value}")),
        )  # fmt: skip

    def secret(self, key: str) -> str:
        stored = self.cluster.get("secret", _secret_of(key), SHOP)
        return base64.b64decode(stored["data"][key]).decode()

    def set_secret(self, key: str, value: str) -> None:
        patch = {"stringData": {key: value}}
        self.kubectl("patch", "secret", _secret_of(key), "--patch", json.dumps(patch))

    def available(self, service: str) -> bool:
        """Whether its newest pods, and no others, are there and ready."""
        deployment = self.cluster.get("deployment", service, SHOP)
        if deployment is None:
            return False
        status = deployment["status"]
        seen = status.get("observedGeneration") == deployment["metadata"]["generation"]
        return seen and [status.get(name, 0) for name in ("replicas", "updatedReplicas", "readyReplicas")] == [1, 1, 1]

    def refused(self, service: str) -> str:
        """The sentence of a pod that ended at its start with exit code 2; empty while there is none.

        It goes to standard error, logs to standard output: which of them a node writes down first is not said.
        """
        for pod in self.pods(service):
            for state in pod["status"].get("containerStatuses", ()):
                ended = state["state"].get("terminated") or state["lastState"].get("terminated") or {}
                if ended.get("exitCode") == 2:
                    name, previous = pod["metadata"]["name"], "terminated" not in state["state"]
                    told = self.kubectl("logs", name, *(("--previous",) if previous else ()), "--container", service)
                    if not told.startswith(_NO_LOGS):
                        return next((line for line in reversed(told.splitlines()) if line and line[0] != "{"), "")
        return ""

    def ready_pods(self, service: str) -> int:
        return sum(
            all(state["ready"] for state in pod["status"].get("containerStatuses", ())) for pod in self.pods(service)
        )

    def valkey(self, *command: str, namespace: str = STORES) -> str:
        """Asked inside its pod."""
        [pod] = self.cluster.pods("valkey", namespace)
        stored = self.cluster.get("secret", "valkey", namespace)["data"]["password"]
        password = base64.b64decode(stored).decode()
        said = self.cluster.kubectl(
            "--namespace", namespace, "exec", pod, "--", "env", f"REDISCLI_AUTH={password}", "valkey-cli", *command
        )
        return said.strip()


def _secret_of(key: str) -> str:
    """AUTH_VALKEY__URL is in auth-service-secrets."""
    return f"{key.partition('_')[0].lower()}-service-secrets"


def commands(root: Path) -> str:
    """The lines of the page that make ready for a second shop."""
    text = (root / "k8s" / "README.md").read_text().partition(_MARK)[2]
    return text.partition("```sh\n")[2].partition("```")[0]


def run(cluster: Cluster, script: str) -> None:
    """With the cluster's kubeconfig and this environment's `souk`."""
    tools = f"PATH={Path(sys.executable).parent}:$PATH"
    cluster.target.run("bash", "-euo", "pipefail", "-c", f"{tools}\n{script}")


@pytest.fixture(scope="module")
def second(cluster: Cluster) -> Iterator[SecondShop]:
    target = cluster.target
    mail = cluster.get("deployment", "mail", DATA)["spec"]["template"]["spec"]["containers"][0]["image"]
    target.run("docker", "tag", mail, "souk/mail:dev")
    target.run("kind", "load", "docker-image", "--name", target.name, "souk/mail:dev")
    watched = target.run(target.helm, "get", "values", "operator", "--namespace", SYSTEM, "--output", "json")
    shop = SecondShop(cluster)
    try:
        run(cluster, commands(target.root).replace("helm ", f"{target.helm} "))
        for service in SERVICES:
            shop.install(service)
        for service in SERVICES:
            eventually(lambda: shop.available(service), within=_PATIENCE)  # noqa: B023 - asked at once
        yield shop
    finally:
        remove(cluster, json.loads(watched) or {})


def remove(cluster: Cluster, operators_values: Any) -> None:
    """As it was before."""
    target = cluster.target
    for service in SERVICES:
        target.attempt(target.helm, "uninstall", service, "--namespace", SHOP)
    target.attempt(target.helm, "uninstall", "data", "--namespace", STORES)
    target.run("kubectl", "apply", "--filename", "k8s/traefik/configuration.yaml")
    target.run("kubectl", "--namespace", "traefik", "rollout", "restart", "daemonset/traefik")
    target.run(
        target.helm, "upgrade", "operator", str(target.root / "charts/operator"), "--namespace", SYSTEM,
        "--reset-values", "--values", "-", "--wait", given=json.dumps(operators_values),
    )  # fmt: skip
    target.attempt("kubectl", "delete", "namespace", SHOP, STORES, "--timeout=120s")
    target.attempt("kubectl", "--namespace", SYSTEM, "delete", "secret", f"{SHOP}-postgres-admin")
    target.attempt("kubectl", "--namespace", DATA, "delete", "networkpolicy", "second-shop-strays")
    target.run("kubectl", "--namespace", "traefik", "rollout", "status", "daemonset/traefik", "--timeout=120s")


def test_its_databases_are_ready_on_a_server_of_its_own(second: SecondShop) -> None:
    for service in SERVICES:
        database = second.cluster.get("databases.souk.dev", service, SHOP)
        ready = next(each for each in database["status"]["conditions"] if each["type"] == "Ready")
        assert (ready["status"], database["spec"]["serverRef"]["name"]) == ("True", SHOP), ready
        assert second.cluster.get("databases.souk.dev", service, SOUK)["spec"]["serverRef"]["name"] == "souk"


def test_each_shop_has_a_valkey_that_says_whose_it_is(second: SecondShop) -> None:
    assert second.valkey("GET", "souk:shop") == SHOP
    assert second.valkey("GET", "souk:shop", namespace=DATA) == SOUK


async def test_people_of_one_shop_are_strangers_in_the_other(second: SecondShop, report: Callable[..., None]) -> None:
    async with aiohttp.ClientSession() as session:
        there = Shopper(session, second.cluster.url, {"Host": f"{HOST}:{second.cluster.target.http_port}"})
        here = Shopper(session, second.cluster.url)
        await asyncio.wait_for(_until_answered(there), 60)
        await there.register()
        assert (await there.call("GET", "/api/auth/me"))["id"] == there.id
        window = await there.call("GET", "/api/products?limit=5")
        assert window["items"] == [], "the first shop's products are in the second one's window"
        assert (await here.call("GET", "/api/products?limit=5"))["items"]
        with pytest.raises(Refused):
            await here.sign_in(there.email, there.password)
        here.token = there.token
        assert (await here.ask("GET", "/api/auth/me")).status == 401
    report("second shop: registered, signed in, looked around", "yes")


async def _until_answered(shopper: Shopper) -> None:
    while (await shopper.ask("GET", "/api/products?limit=1")).status != 200:
        await asyncio.sleep(1)


def test_a_service_that_is_told_the_first_shops_valkey_does_not_start(
    second: SecondShop, report: Callable[..., None]
) -> None:
    """With its password, and let through by every network policy: what happened once, in one sentence now."""
    own = second.secret("PRODUCT_VALKEY__URL")
    password = base64.b64decode(second.cluster.get("secret", "valkey", DATA)["data"]["password"]).decode()
    second.cluster.apply(_STRAYS)
    second.set_secret("PRODUCT_VALKEY__URL", f"redis://:{password}@valkey.{DATA}:6379/0")
    second.install("product-service", **{"global.service.stores.valkey.namespace": DATA, "podLabels.stray": "yes"})
    sentence, seconds = eventually(lambda: second.refused("product-service"), within=_PATIENCE)
    assert re.fullmatch(
        rf"Valkey at redis://valkey\.{DATA}:6379/0 has the streams of the shop {SOUK}, and this is a service of the"
        rf" shop {SHOP}\. .*change PRODUCT_VALKEY__URL.*",
        sentence,
    )
    assert second.ready_pods("product-service") == 1, "the old pod goes on"
    assert second.valkey("GET", "souk:shop", namespace=DATA) == SOUK
    second.set_secret("PRODUCT_VALKEY__URL", own)
    second.install("product-service")
    eventually(lambda: second.available("product-service"), within=_PATIENCE)
    report("second shop on the first one's Valkey: refused after", f"{seconds:.0f} s")


def test_a_wrong_valkey_password_holds_the_rollout_until_the_secret_is_mended(
    second: SecondShop, report: Callable[..., None]
) -> None:
    own = second.secret("AUTH_VALKEY__URL")
    second.set_secret("AUTH_VALKEY__URL", re.sub(r"//:.*@", "//:wrong@", own))
    second.kubectl("rollout", "restart", "deployment/auth-service")
    sentence, seconds = eventually(lambda: second.refused("auth-service"), within=_PATIENCE)
    assert sentence.startswith(f"Valkey at redis://valkey.{STORES}:6379/0 does not let this service in (")
    assert sentence.endswith("change AUTH_VALKEY__URL.")
    assert not second.available("auth-service")
    assert second.ready_pods("auth-service") == 1, "the old pod goes on"
    second.set_secret("AUTH_VALKEY__URL", own)
    _, healed = eventually(lambda: second.available("auth-service"), within=_PATIENCE)
    report(
        "wrong Valkey password: refused after, and well after the Secret was mended", f"{seconds:.0f} s, {healed:.0f} s"
    )


_STRAYS = {
    "apiVersion": "networking.k8s.io/v1",
    "kind": "NetworkPolicy",
    "metadata": {"name": "second-shop-strays", "namespace": DATA},
    "spec": {
        "podSelector": {"matchLabels": {"app.kubernetes.io/name": "valkey"}},
        "ingress": [{"from": [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": SHOP}}}]}],
        "policyTypes": ["Ingress"],
    },
}
