"""The `souk` command: its subcommands, their options and help; what they do is in `souk.commands`."""

import sys
import webbrowser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from souk.commands.options import AdminSecret, DataNamespace, OperatorNamespace, ShopNamespace
from souk.places import Places
from souk.search_eval.labels import Half

app = typer.Typer(
    name="souk",
    help="Runs Souk on this machine: every part real, everything under one folder.",
    epilog="SOUK_HOME (default: .souk in the repository) and SOUK_PORT_OFFSET run a second platform beside the first.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_show_locals=False,
)
_console = Console(width=None if sys.stdout.isatty() else 160)
_errors = Console(stderr=True, width=None if sys.stderr.isatty() else 160)


@contextmanager
def _sentences(interrupted: str = "") -> Iterator[Places]:
    from embedded.part import PartFailed
    from souk.commands.failure import CommandFailed

    try:
        yield Places.from_environment()
    except (CommandFailed, PartFailed) as failure:
        _errors.print(str(failure), style="red", markup=False, highlight=False)
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        _errors.print(f"Interrupted. {interrupted}", highlight=False)
        raise typer.Exit(130) from None


@app.command()
def up(
    restart: Annotated[bool, typer.Option(help="Start dead parts again (off: a harness kills them itself).")] = True,
    seed: Annotated[bool, typer.Option(help="Fill the shop with demo data the first time.")] = True,
) -> None:
    """Start everything, wait until it is healthy, and say where it is.

    The first time it makes secrets, databases and demo data; later it takes seconds and keeps the data. An interrupted
    first time is resumed.
    """
    from souk.commands.up import up as run

    with _sentences("What was started goes on: `make up` resumes, `make down` stops it.") as places:
        run(places, _console, restart=restart, seeded=seed)


@app.command()
def down(wipe: Annotated[bool, typer.Option("--wipe", help="Forget the data too.")] = False) -> None:
    """Stop everything in order. The data stays, unless told otherwise."""
    from souk.commands.down import down as run

    with _sentences() as places:
        run(places, _console, wipe=wipe)


@app.command()
def status() -> None:
    """Show each part with pid, ports, health and memory; exit 1 unless all are healthy."""
    from souk.commands.status import status as run

    with _sentences() as places:
        if not run(places, _console):
            raise typer.Exit(1)


@app.command()
def develop() -> None:
    """Serve the shop's pages from their sources with hot reload, against the running platform (`make frontend-dev`)."""
    from souk.commands.develop import develop as run

    with _sentences() as places:
        raise typer.Exit(run(places))


@app.command()
def logs(
    service: Annotated[str | None, typer.Argument(help="A part, such as order or postgres; all when left out.")] = None,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on printing what is added.")] = False,
    lines: Annotated[int, typer.Option("--lines", "-n", help="How many of the last lines.")] = 50,
) -> None:
    """Print the logs of one part, or of all."""
    from souk.commands.logs import logs as run

    with _sentences() as places:
        run(places, _console, service, go_on=follow, lines=lines)


@app.command()
def migrate(
    plan: Annotated[
        str | None, typer.Option(help="Only show what it would do for this service.", metavar="SERVICE")
    ] = None,
) -> None:
    """Apply every service's migrations to the running databases (`souk up` does it too)."""
    from souk.commands.migrate import migrate as run
    from souk.commands.migrate import show_plan

    with _sentences() as places:
        if plan is None:
            run(places, _console)
        else:
            show_plan(places, _console, plan)


@app.command()
def seed(again: Annotated[bool, typer.Option("--again", help="Also where it was done before.")] = False) -> None:
    """Fill the running shop with demo data, where that has not been done."""
    from souk.commands.seed import seed as run
    from souk.plan import make_plan

    with _sentences() as places:
        run(places, make_plan(places), _console, again=again, report=True)


@app.command("open")
def open_() -> None:
    """Open the shop in a browser."""
    from souk.commands.running import require_running

    with _sentences() as places:
        require_running(places)
        _console.print(places.gateway)
        webbrowser.open(places.gateway)


@app.command()
def trace(trace_id: Annotated[str, typer.Argument(metavar="ID", help="32 hex digits, as `souk buy` prints.")]) -> None:
    """Print a recent trace as a tree: what every service did, and how long it took."""
    from souk.commands.trace import trace as run

    with _sentences() as places:
        run(places, _console, trace_id)


@app.command()
def buy(
    url: Annotated[str | None, typer.Option(help="A shop's address; this machine's when left out.")] = None,
) -> None:
    """Buy something as a new shopper, through the gateway, and wait until the order is confirmed.

    Prints each step with its time. One trace and one request id run through everything, registration included. Exits
    1 unless the order is confirmed.
    """
    from souk.commands.buy import buy as run

    with _sentences() as places:
        run(places, url, _console)


@app.command()
def invariants(
    patience: Annotated[float, typer.Option(help="Seconds to wait for what is still settling.")] = 60.0,
    only: Annotated[str, typer.Option(help="Ids with commas between, such as I1,I7; all when left out.")] = "",
    postgres: Annotated[
        str, typer.Option(envvar="SOUK_POSTGRES_URL", help="Another platform's server, as admin.")
    ] = "",
    valkey: Annotated[str, typer.Option(envvar="SOUK_VALKEY_URL", help="… its Valkey.")] = "redis://127.0.0.1:6379/0",
    ledger: Annotated[Path, typer.Option(envvar="SOUK_LEDGER", help="… a copy of its sandbox's ledger.")] = Path(
        "none"
    ),
    in_cluster: Annotated[
        bool, typer.Option("--cluster", help="The shop in kubectl's cluster, which the options below name.")
    ] = False,
    namespace: ShopNamespace = "souk",
    data_namespace: DataNamespace = "",
    operator_namespace: OperatorNamespace = "souk-system",
    admin_secret: AdminSecret = "",
) -> None:
    """Check the shop's books over the databases and the sandbox's ledger; exit 1 unless all hold.

    The shop is the one that runs on this machine, or with --cluster the one in Kubernetes, whose stores it reaches
    through kubectl. It only reads.
    """
    from souk.commands.running import require_running
    from souk.invariants.cluster import Kubectl, reached
    from souk.invariants.command import invariants as run
    from souk.invariants.where import elsewhere, embedded
    from souk.kubernetes.secret_keys import Cluster

    with _sentences() as places, ExitStack() as stack:
        if in_cluster:
            cluster = Cluster.of_shop(namespace, data_namespace, operator_namespace, admin_secret)
            where = stack.enter_context(reached(cluster, Kubectl()))
        elif postgres:
            where = elsewhere(postgres, valkey, ledger)
        else:
            require_running(places)
            where = embedded(places)
        if not run(where, places.home / "invariants.json", _console, patience=patience, only=only):
            raise typer.Exit(1)


@app.command()
def secrets(
    namespace: ShopNamespace = "souk",
    data_namespace: DataNamespace = "",
    operator_namespace: OperatorNamespace = "souk-system",
    admin_secret: AdminSecret = "",
    existing: Annotated[
        Path | None, typer.Option(help="A file with the Secrets there are; the cluster is asked when left out.")
    ] = None,
    stores: Annotated[bool, typer.Option(help="Whether PostgreSQL, Valkey and S3 are in the cluster too.")] = True,
    valkey_url: Annotated[
        str, typer.Option(envvar="SOUK_VALKEY_URL", help="A managed Valkey: rediss://:password@host:6379/0.")
    ] = "",
    smtp_url: Annotated[
        str, typer.Option(envvar="SOUK_SMTP_URL", help="Where mail goes out; the mail catcher when left out.")
    ] = "",
    s3_access_key: Annotated[str, typer.Option(envvar="SOUK_S3_ACCESS_KEY", help="Of a managed S3.")] = "",
    s3_secret_key: Annotated[str, typer.Option(envvar="SOUK_S3_SECRET_KEY", help="Of a managed S3.")] = "",
    s3_by_role: Annotated[bool, typer.Option("--s3-by-role", help="No keys: the pod's role opens S3.")] = False,
) -> None:
    """Print the Kubernetes Secrets that are missing, as YAML for `kubectl apply -f -`, SOPS or a vault.

    One that exists is never printed; what is printed agrees with those of this shop that exist. No two shops share a
    password or a key.
    """
    from souk.commands.secrets import secrets as run
    from souk.kubernetes.secret_keys import Cluster

    cluster = replace(
        Cluster.of_shop(namespace, data_namespace, operator_namespace, admin_secret),
        valkey_url=valkey_url,
        smtp_url=smtp_url,
        s3_access_key=s3_access_key,
        s3_secret_key=s3_secret_key,
        stores=stores,
        s3_by_role=s3_by_role,
    )
    with _sentences():
        text, names = run(cluster, existing)
        sys.stdout.write(text)
        _errors.print(f"{len(names)} missing: {', '.join(names)}" if names else "No Secret is missing.", markup=False)


@app.command()
def bench(
    orders: Annotated[int, typer.Option(help="How many past orders the desk's lists are measured with.")] = 100_000,
    products: Annotated[int, typer.Option(help="How many products search is measured with.")] = 20_000,
    events: Annotated[int, typer.Option(help="Over how many events reports are measured.")] = 1_000_000,
) -> None:
    """Measure what Souk costs, print figures beside their bars, write bench.json; exit 1 unless all hold.

    It starts a platform of its own, on a temporary home and free ports, and removes it afterwards, after Ctrl-C too: a
    shop that runs here keeps its window and its traces.
    """
    from souk.bench.command import bench as run

    with _sentences() as places:
        if not run(places, _console, orders, products, events):
            raise typer.Exit(1)


@app.command("search-eval")
def search_eval(
    url: Annotated[
        str | None, typer.Option(help="A running shop with the demo catalogue; a platform of its own when left out.")
    ] = None,
    half: Annotated[Half, typer.Option(help="Which half of the queries: ranking is tuned on `tune` alone.")] = (
        Half.REPORT
    ),
) -> None:
    """Judge how well the demo catalogue is searched; exit 1 unless every bar is met.

    Asks the judged queries of services/search-service/eval by words, by meaning and by both, prints nDCG@10, recall@10
    and the share without a hit for each language and kind with intervals, and writes search-eval.json.
    """
    from souk.search_eval.command import search_eval as run

    with _sentences() as places:
        if not run(places, _console, url, half):
            raise typer.Exit(1)


if __name__ == "__main__":
    sys.exit(app())
