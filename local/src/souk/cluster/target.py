"""Which cluster, and how its programs are called: always with a kubeconfig of its own, never whatever is current."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from souk.commands.failure import CommandFailed
from souk.places import Places

_NEEDED = {
    "docker": "https://docs.docker.com/engine/install",
    "kind": "https://kind.sigs.k8s.io",
    "kubectl": "https://kubernetes.io/docs/tasks/tools",
    "helm": "https://helm.sh/docs/intro/install",
}


@dataclass(frozen=True, slots=True)
class Target:
    """A kind cluster on this machine, there or not yet."""

    root: Path
    home: Path
    name: str
    node_image: str
    http_port: int
    https_port: int
    helm: str

    @classmethod
    def from_environment(cls, places: Places) -> "Target":
        """KIND_CLUSTER, KIND_NODE_IMAGE, KIND_HTTP_PORT, KIND_HTTPS_PORT, HELM. Raises CommandFailed."""
        helm = os.environ.get("HELM") or ("helm4" if shutil.which("helm4") else "helm")
        for program, where in (_NEEDED | {helm: _NEEDED["helm"]}).items():
            if shutil.which(program) is None and program != "helm":
                raise CommandFailed(f"{program} is not on PATH. It is needed here; see {where}.")
        name = os.environ.get("KIND_CLUSTER") or "souk"
        return cls(
            root=places.root,
            home=places.home / "kind" / name,
            name=name,
            node_image=os.environ.get("KIND_NODE_IMAGE", ""),
            http_port=int(os.environ.get("KIND_HTTP_PORT") or 8080),
            https_port=int(os.environ.get("KIND_HTTPS_PORT") or 8443),
            helm=helm,
        )

    @property
    def url(self) -> str:
        """The shop, through the ingress."""
        return f"http://localhost:{self.http_port}"

    @property
    def kubeconfig(self) -> Path:
        """Of this cluster alone."""
        return self.home / "kubeconfig"

    @property
    def environment(self) -> dict[str, str]:
        """For every program that talks to the cluster."""
        return os.environ | {"KUBECONFIG": str(self.kubeconfig)}

    @property
    def taking_back(self) -> tuple[str, ...]:
        """Helm's options that take back what a hand has changed: Helm 4 would refuse, Helm 3 does it by itself."""
        version = self.run(self.helm, "version", "--template", "{{.Version}}")
        return ("--server-side=true", "--force-conflicts") if version.startswith("v4.") else ()

    def start(self, *command: str, output: Path) -> subprocess.Popen[bytes]:
        """Start a program; all it says goes to the file."""
        with output.open("wb") as log:
            return subprocess.Popen(
                command, env=self.environment, cwd=self.root, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def attempt(self, *command: str, given: str = "", own: bool = True) -> subprocess.CompletedProcess[str]:
        """Run a program to its end; `own` is whether with this cluster's kubeconfig or the caller's."""
        return subprocess.run(
            command,
            env=self.environment if own else None,
            cwd=self.root,
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )

    def run(self, *command: str, given: str = "", own: bool = True) -> str:
        """What the program prints. Raises CommandFailed with what it complains of."""
        done = self.attempt(*command, given=given, own=own)
        if done.returncode != 0:
            complaint = (done.stderr or done.stdout).strip()[-4000:]
            raise CommandFailed(f"{' '.join(command)} failed:\n{complaint}")
        return done.stdout
