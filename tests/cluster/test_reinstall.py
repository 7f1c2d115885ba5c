"""Everything in the namespace goes and comes again: databases are taken up with their data, whoever comes first."""

import time
from collections.abc import Callable

from kube import RELEASES, SERVICES, SOUK, Cluster, eventually

from souk.cluster.releases import STAGES, install

_LAST_FIRST = (*reversed(SERVICES[1:]), "sandbox", SERVICES[0])
"""Each before those that it waits for; auth-service, for which all of them wait, last."""
_DATABASES = {name: f"{name.removesuffix('-service')}_db" for name in _LAST_FIRST if name != "sandbox"}
_ROWS = {
    "auth_db": "SELECT count(*) FROM souk.users",
    "product_db": "SELECT count(*) FROM souk.products",
    "order_db": "SELECT count(*) FROM souk.orders",
}


def test_everything_is_taken_up_again_in_the_worst_order(cluster: Cluster, report: Callable[..., None]) -> None:
    before = {database: cluster.sql(database, query) for database, query in _ROWS.items()}
    shop = [release.name for release in STAGES[-1]]
    cluster.target.run(cluster.target.helm, "uninstall", "--namespace", SOUK, "--wait", *shop)
    assert cluster.items("databases.souk.dev") == []
    began = time.monotonic()
    for name in _LAST_FIRST:  # at once: sessions of the pods that go are still open
        cluster.begin_upgrade(name, cluster.tags[name], "--install")
    installed = time.monotonic() - began
    try:
        eventually(lambda: all(cluster.condition(name, "Ready")[0] == "True" for name in _DATABASES), within=300)
        adopted = time.monotonic() - began
        eventually(lambda: all(cluster.rolled_out(name) for name in _LAST_FIRST), within=300)
        served = time.monotonic() - began
    finally:
        install([RELEASES[release.name] for release in STAGES[-1]], cluster.target, cluster.tags, cluster.progress)
    # The bar, a minute from the last installation to the databases, is one of a quiet machine: the report prints it. A
    # turn that somebody waited for would last twice as long as the wait above.
    figures = f"{installed:.0f} s, {adopted:.0f} s, {served:.0f} s"
    report("everything again in the worst order: installed one by one, databases Ready, pods ready after", figures)
    assert {database: cluster.sql(database, query) for database, query in _ROWS.items()} == before
