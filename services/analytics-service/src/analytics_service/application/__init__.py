"""Everything that analytics-service can do."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from analytics_service.application.count_sales import CountRefunds, CountSales, ForgetPerson
from analytics_service.application.follow_catalogue import FollowCategory, FollowProduct
from analytics_service.application.ports import UnitOfWorkFactory, Waiting
from analytics_service.application.take_events import TakeEvents
from servicekit.domain import Clock


@dataclass(frozen=True, slots=True)
class Application:
    """The list of everything that this service does; what it reports is `report_ports.Reports`."""

    take_events: TakeEvents
    count_sales: CountSales
    count_refunds: CountRefunds
    forget_person: ForgetPerson
    follow_product: FollowProduct
    follow_category: FollowCategory


@dataclass(frozen=True, slots=True)
class Ports:
    """What the use cases stand on; `mark_of` turns a person's id into the mark that is kept instead of it."""

    unit_of_work: UnitOfWorkFactory
    waiting: Waiting
    mark_of: Callable[[UUID], bytes]
    clock: Clock


def assemble(ports: Ports) -> Application:
    """The application on these ports."""
    return Application(
        take_events=TakeEvents(ports.waiting, ports.mark_of, ports.clock),
        count_sales=CountSales(ports.unit_of_work),
        count_refunds=CountRefunds(ports.unit_of_work),
        forget_person=ForgetPerson(ports.unit_of_work, ports.mark_of),
        follow_product=FollowProduct(ports.unit_of_work),
        follow_category=FollowCategory(ports.unit_of_work),
    )
