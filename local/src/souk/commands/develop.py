"""`souk develop`: the shop from its sources, by hot reload, against a running platform."""

import subprocess

from embedded.node import NpmFailed, install, node, with_node
from souk.commands.failure import CommandFailed
from souk.commands.running import require_running
from souk.frontend.build import folder
from souk.places import Places

_PORT = 5173


def develop(places: Places) -> int:
    """Vite in the foreground, until Ctrl-C. Raises CommandFailed where no platform runs."""
    require_running(places)
    sources = folder(places.root)
    try:
        install(sources, dev=True)
    except NpmFailed as why:
        raise CommandFailed(str(why)) from None
    vite = sources / "node_modules" / "vite" / "bin" / "vite.js"
    command = [str(node()), str(vite), "--port", str(_PORT + places.offset), "--strictPort"]
    try:
        return subprocess.run(
            command, cwd=sources, env=with_node() | {"SOUK_URL": places.gateway}, check=False
        ).returncode
    except KeyboardInterrupt:
        return 0
