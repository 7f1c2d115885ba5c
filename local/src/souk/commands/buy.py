"""`souk buy`: a purchase, step by step."""

import time

from rich.console import Console

from souk.buy.client import ShopClient
from souk.buy.purchase import Purchase


def buy(url: str, console: Console) -> None:
    """Print each step with its time. Raises CommandFailed unless the order ends confirmed."""
    with ShopClient(url) as shop:
        purchase = Purchase(shop)
        steps = {
            "register": purchase.register,
            "browse": purchase.browse,
            "choose a variant": purchase.choose,
            "add to cart": purchase.add_to_cart,
            "quote": purchase.quote,
            "check out": purchase.check_out,
            "pay": purchase.pay,
            "confirmed": purchase.await_confirmation,
        }
        console.print(f"A new shopper at {url}")
        began = time.perf_counter()
        try:
            for name, step in steps.items():
                start = time.perf_counter()
                outcome = step()
                milliseconds = (time.perf_counter() - start) * 1000
                console.print(f"  {name:17}[bold]{milliseconds:8.1f} ms[/bold]  {outcome}", highlight=False)
        finally:
            _tell_where_to_look(shop, console)
        console.print(f"Confirmed after {(time.perf_counter() - began) * 1000:.0f} ms.", style="green")


def _tell_where_to_look(shop: ShopClient, console: Console) -> None:
    console.print(f"trace id    {shop.trace_id}   [dim]souk trace {shop.trace_id}[/dim]", highlight=False)
    console.print(
        f"request id  {shop.request_id}   [dim]souk logs -n 1000 | grep {shop.request_id}[/dim]", highlight=False
    )
