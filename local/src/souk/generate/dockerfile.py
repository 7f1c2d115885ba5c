"""Dockerfile: which stages an image of a service has."""

from deployables import SERVICES, Deployable


def places(dockerfile: str) -> dict[str, str]:
    """What belongs into the file's marked places; an image is made from the stage <name>-runtime where there is one."""
    return {
        "sources": "\n".join(f"FROM service-source AS {service.name}-source" for service in SERVICES),
        "services": "\n\n".join(_image(service, dockerfile) for service in SERVICES),
    }


def _image(service: Deployable, dockerfile: str) -> str:
    own = f"{service.name}-runtime"
    base = own if f" AS {own}\n" in dockerfile else "runtime"
    return f'FROM {base} AS {service.name}\nCMD ["python", "-m", "{service.package}.main"]'
