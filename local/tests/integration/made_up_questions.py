"""`python -m made_up_questions grants|permissions|platform`: what the tree says of the made-up service, as JSON."""

import json
import sys

from made_up_service import NAME

from auth_service.domain.grants import GRANTS
from auth_service.domain.permissions import DECLARED
from souk.gateway.routes import dynamic_configuration
from souk.invariants.messages import CHECKS
from souk.kubernetes.secret_keys import Cluster, Place, secret_keys
from souk.places import PORTS
from souk.secrets import clients, make


class _Values(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return make(name)


def main() -> None:
    """Print one of the three."""
    short = NAME.removesuffix("-service")
    if sys.argv[1] == "grants":
        answer: object = {callee: sorted(scopes) for callee, scopes in GRANTS[NAME].items()}
    elif sys.argv[1] == "permissions":
        answer = dict(DECLARED[NAME])
    else:
        answer = {
            "port": PORTS[short],
            "rule": dynamic_configuration(lambda name: f"http://{name}")["http"]["routers"][short]["rule"],
            "secret": sorted(secret_keys(Cluster())[Place("souk", f"{NAME}-secrets")]),
            "client": next(name for name in json.loads(clients(_Values())) if name == NAME),
            "invariants": [check.statement for check in CHECKS],
        }
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
