"""Where a shop is in Kubernetes: options of every command that asks."""

from typing import Annotated

import typer

ShopNamespace = Annotated[str, typer.Option(help="Where the shop's services are; a second shop has its own.")]
DataNamespace = Annotated[
    str, typer.Option(help="Where its data stores are; NAMESPACE-data when left out.", show_default=False)
]
OperatorNamespace = Annotated[str, typer.Option(help="Where the operator of all shops is.")]
AdminSecret = Annotated[
    str,
    typer.Option(
        help="The Secret there with the administrator of this shop's PostgreSQL (postgresServer.adminSecret of"
        " k8s/data); postgres-admin for souk, else NAMESPACE-postgres-admin.",
        show_default=False,
    ),
]
