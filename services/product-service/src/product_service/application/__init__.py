"""Everything that product-service can do."""

from collections.abc import Callable
from dataclasses import dataclass

from product_service.application.change_attribute_words import ReplaceAttributeWords
from product_service.application.change_categories import (
    ArrangeCategories,
    ChangeCategory,
    CreateCategory,
    RemoveCategory,
)
from product_service.application.change_images import AddImage, ArrangeImages, DescribeImage, RemoveImage
from product_service.application.change_product import ArchiveProduct, EditProduct, ReplaceProduct
from product_service.application.change_statuses import ChangeStatuses
from product_service.application.change_variants import AddVariant, ChangeVariant, WithdrawVariant
from product_service.application.create_product import CreateProduct
from product_service.application.ports import PictureEncoder, PictureStore, Reservations, UnitOfWork
from product_service.application.stock import HoldStock, LapseReservations, MoveStock, SetLowAt, SettleReservation
from product_service.application.upload_picture import UploadPicture
from servicekit.domain import Clock


@dataclass(frozen=True, slots=True)
class Application:
    """The list of everything this service can do."""

    create_product: CreateProduct
    replace_product: ReplaceProduct
    edit_product: EditProduct
    archive_product: ArchiveProduct
    change_statuses: ChangeStatuses
    add_variant: AddVariant
    change_variant: ChangeVariant
    withdraw_variant: WithdrawVariant
    upload_picture: UploadPicture
    add_image: AddImage
    arrange_images: ArrangeImages
    describe_image: DescribeImage
    remove_image: RemoveImage
    create_category: CreateCategory
    change_category: ChangeCategory
    arrange_categories: ArrangeCategories
    remove_category: RemoveCategory
    replace_attribute_words: ReplaceAttributeWords
    move_stock: MoveStock
    set_low_at: SetLowAt
    hold_stock: HoldStock
    settle_reservation: SettleReservation
    lapse_reservations: LapseReservations


def assemble(
    unit_of_work: Callable[[], UnitOfWork],
    reservations: Reservations,
    encoder: PictureEncoder,
    store: PictureStore,
    *,
    clock: Clock,
    currency: str,
) -> Application:
    """The application on these ports; `currency` is the shop's selling currency."""
    return Application(
        create_product=CreateProduct(unit_of_work, clock, currency),
        replace_product=ReplaceProduct(unit_of_work, clock, currency),
        edit_product=EditProduct(unit_of_work, clock),
        archive_product=ArchiveProduct(unit_of_work, clock),
        change_statuses=ChangeStatuses(unit_of_work, clock),
        add_variant=AddVariant(unit_of_work, currency),
        change_variant=ChangeVariant(unit_of_work, currency),
        withdraw_variant=WithdrawVariant(unit_of_work),
        upload_picture=UploadPicture(unit_of_work, encoder, store),
        add_image=AddImage(unit_of_work, encoder, store),
        arrange_images=ArrangeImages(unit_of_work),
        describe_image=DescribeImage(unit_of_work),
        remove_image=RemoveImage(unit_of_work),
        create_category=CreateCategory(unit_of_work),
        change_category=ChangeCategory(unit_of_work),
        arrange_categories=ArrangeCategories(unit_of_work),
        remove_category=RemoveCategory(unit_of_work),
        replace_attribute_words=ReplaceAttributeWords(unit_of_work),
        move_stock=MoveStock(unit_of_work),
        set_low_at=SetLowAt(unit_of_work),
        hold_stock=HoldStock(reservations, clock),
        settle_reservation=SettleReservation(reservations),
        lapse_reservations=LapseReservations(reservations, clock),
    )
