"""What is printed at the end: what runs, and where a person finds it."""

from rich.console import Console

from deployables import SERVICES
from souk.cluster.target import Target


def summary(target: Target, console: Console) -> None:
    """Databases, deployments, addresses, and the commands to go on with."""
    console.print(target.run("kubectl", "--namespace", "souk", "get", "databases,deployments"), highlight=False)
    lines = {
        "the shop": target.url,
        **{f"API: {service.short}": f"{target.url}{service.paths[0]}/docs" for service in SERVICES if service.paths},
        "products": f"{target.url}/api/products",
        "mails": "kubectl -n souk-data port-forward service/mail 8025, then http://localhost:8025",
        "buy something": f"souk buy --url {target.url}",
        "check the books": "souk invariants --cluster",
        "kubectl": f"export KUBECONFIG={target.kubeconfig}",
    }
    for name, what in lines.items():
        console.print(f"  {name:16}{what}", highlight=False, soft_wrap=True)
