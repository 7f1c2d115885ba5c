"""What `souk up` prints last: where everything is, and how to log in."""

from rich.console import Console
from rich.table import Table

from souk.commands.seed import logins
from souk.commands.typed import typed
from souk.places import Places
from souk.plan import Plan


def print_summary(places: Places, plan: Plan, console: Console, seconds: float) -> None:
    """Tables of URLs and demo logins."""
    urls = Table("what", "where", title="Souk is running", title_justify="left", show_edge=False, pad_edge=False)
    urls.add_row("shop", places.gateway)
    urls.add_row("desk", f"{places.gateway}/admin")
    for service in plan.services:
        urls.add_row(service.name, f"http://localhost:{service.port}/docs")
    urls.add_row("mail", f"http://localhost:{places.port('mail')}")
    console.print(urls)
    password, accounts = logins(places)
    if accounts:
        console.print(f"\nLogins, all with the password {password}", highlight=False)
        known = Table("role", "e-mail", show_edge=False, pad_edge=False)
        for account in accounts:
            known.add_row(account["role"], account["email"])
        console.print(known)
    console.print(f"\nAll {len(plan.parts)} parts are healthy after {seconds:.1f} s. Next: ", end="")
    console.print(typed(places, "buy"), style="bold", highlight=False, soft_wrap=True)
