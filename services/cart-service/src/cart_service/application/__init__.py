"""Everything that cart-service can do."""

from dataclasses import dataclass

from cart_service.application.add_to_cart import AddToCart
from cart_service.application.change_quantity import ChangeQuantity
from cart_service.application.check_out import CheckOut
from cart_service.application.forget_person import ForgetPerson
from cart_service.application.merge_carts import MergeCarts
from cart_service.application.ports import CartReads, GuestTokens, Orders, Products, UnitOfWorkFactory
from cart_service.application.remove_from_cart import ClearCart, RemoveFromCart
from cart_service.application.show_cart import PresentCart, ShowCart
from cart_service.application.take_out_paid import TakeOutPaid


@dataclass(frozen=True, slots=True)
class Application:
    """The list of use cases."""

    add_to_cart: AddToCart
    change_quantity: ChangeQuantity
    remove_from_cart: RemoveFromCart
    clear_cart: ClearCart
    show_cart: ShowCart
    merge_carts: MergeCarts
    check_out: CheckOut
    take_out_paid: TakeOutPaid
    forget_person: ForgetPerson


def assemble(
    unit_of_work: UnitOfWorkFactory, carts: CartReads, products: Products, orders: Orders, guest_tokens: GuestTokens
) -> Application:
    """Put the use cases on their ports."""
    present = PresentCart(products)
    return Application(
        add_to_cart=AddToCart(unit_of_work, carts, products, present),
        change_quantity=ChangeQuantity(unit_of_work, carts, products, present),
        remove_from_cart=RemoveFromCart(unit_of_work, present),
        clear_cart=ClearCart(unit_of_work, present),
        show_cart=ShowCart(carts, present),
        merge_carts=MergeCarts(unit_of_work, carts, products, guest_tokens, present),
        check_out=CheckOut(carts, products, orders),
        take_out_paid=TakeOutPaid(unit_of_work),
        forget_person=ForgetPerson(unit_of_work),
    )
