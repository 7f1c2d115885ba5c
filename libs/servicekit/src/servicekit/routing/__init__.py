"""How a request finds its route and runs it. FastAPI declares the routes; what can be known at start is done at start.

- `table` finds the route of a path, and gives FastAPI whatever is out of the ordinary.
- `plan` is the tree of a route's dependencies as a list of calls, in the order in which FastAPI would make them.
- `handler` reads the body, calls what the plan says, and makes the answer.
"""

from servicekit.routing.table import RoutedApp

__all__ = ["RoutedApp"]
