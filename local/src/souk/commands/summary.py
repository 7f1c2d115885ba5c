"""What `souk up` prints last: where everything is, and how to log in."""

from rich.console import Console
from rich.table import Table

from souk.places import Places
from souk.plan import Plan

LOGINS = (
    ("admin", "admin@souk.example", "souk-admin-demo"),
    ("support", "support@souk.example", "souk-support-demo"),
    ("customer", "amira@souk.example", "souk-customer-demo"),
    ("customer", "jonas@souk.example", "souk-customer-demo"),
)


def print_summary(places: Places, plan: Plan, console: Console, seconds: float) -> None:
    """Tables of URLs and demo logins."""
    urls = Table("what", "where", title="Souk is running", title_justify="left", show_edge=False, pad_edge=False)
    urls.add_row("shop", places.gateway)
    for service in plan.services:
        urls.add_row(service.name, f"http://localhost:{service.port}/docs")
    urls.add_row("mail", f"http://localhost:{places.port('mail')}")
    console.print(urls)
    logins = Table(
        "role", "e-mail", "password", title="\nLogins", title_justify="left", show_edge=False, pad_edge=False
    )
    for login in LOGINS:
        logins.add_row(*login)
    console.print(logins)
    console.print(f"\nAll {len(plan.parts)} parts are healthy after {seconds:.1f} s. Next: [bold]souk buy[/bold]")
