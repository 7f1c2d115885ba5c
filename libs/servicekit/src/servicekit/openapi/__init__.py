"""What the OpenAPI document of a service says, derived from what its routes already know.

Each mechanism says once what it adds to every operation that uses it (`servicekit.documented`); `document` walks the
dependencies of each route and writes statuses, codes, examples, parameters and headers from that. A route names by hand
only the errors that it raises itself: `responses=problems(...)`.
"""
