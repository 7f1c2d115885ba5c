"""Every refusal of the catalogue and of stock; the codes are public."""

from typing import Self
from uuid import UUID

from servicekit.domain.errors import Conflict, Invalid, NotFound, TooLarge, Unavailable, UnsupportedMedia


class ProductNotFound(NotFound):
    code = "product_not_found"
    title = "There is no such product"


class VariantNotFound(NotFound):
    code = "variant_not_found"
    title = "There is no such variant"


class CategoryNotFound(NotFound):
    code = "category_not_found"
    title = "There is no such category"


class ImageNotFound(NotFound):
    code = "image_not_found"
    title = "There is no such image"


class SitemapNotFound(NotFound):
    code = "sitemap_not_found"
    title = "The sitemap has no such file"


class UnknownImage(Invalid):
    code = "unknown_image"
    title = "A picture named here is none of the product's"


class UnknownCategory(Invalid):
    code = "unknown_category"
    title = "A category named here does not exist"


class InvalidSlug(Invalid):
    code = "invalid_slug"
    title = "A slug is lower-case letters, digits and single hyphens, and not a word the shop uses itself"


class InvalidPrice(Invalid):
    code = "invalid_price"
    title = "A price is positive, in the shop's currency, and below its compare-at price"


class InvalidText(Invalid):
    code = "invalid_text"
    title = "Texts need a title in the shop's default locale"


class InvalidSku(Invalid):
    code = "invalid_sku"
    title = "A SKU is 1 to 64 printable characters"


class SlugTaken(Conflict):
    code = "slug_taken"
    title = "Another one has this slug"

    @classmethod
    def by(cls, holder_id: UUID, name: str, slug: str) -> Self:
        """Names who has it."""
        detail = f'The slug "{slug}" belongs to "{name}" ({holder_id}). Choose another.'
        fault = {"field": "slug", "code": cls.code, "message": detail}
        return cls(detail, errors=[fault], extra={"holder": {"id": str(holder_id), "title": name}})


class SkuTaken(Conflict):
    code = "sku_taken"
    title = "Another variant has this SKU"

    @classmethod
    def by(cls, product_id: UUID, variant_id: UUID, name: str, sku: str) -> Self:
        """Names who has it; `sku` as it is written there."""
        detail = f'The SKU "{sku}" belongs to a variant of "{name}" ({product_id}). Choose another.'
        fault = {"field": "sku", "code": cls.code, "message": detail}
        holder = {"product_id": str(product_id), "variant_id": str(variant_id), "title": name, "sku": sku}
        return cls(detail, errors=[fault], extra={"holder": holder})


class GtinTaken(Conflict):
    code = "gtin_taken"
    title = "Another variant has this GTIN"

    @classmethod
    def by(cls, product_id: UUID, variant_id: UUID, name: str, sku: str, gtin: str) -> Self:
        """Names who has it."""
        detail = f'The GTIN {gtin} belongs to the variant "{sku}" of "{name}" ({product_id}). Each belongs to one.'
        fault = {"field": "gtins", "code": cls.code, "message": detail}
        holder = {
            "product_id": str(product_id), "variant_id": str(variant_id), "title": name, "sku": sku, "gtin": gtin,
        }  # fmt: skip
        return cls(detail, errors=[fault], extra={"holder": holder})


class OptionsTaken(Conflict):
    code = "options_taken"
    title = "Another variant of this product has these attributes"

    @classmethod
    def by(cls, sku: str) -> Self:
        """Names the variant that has them."""
        detail = f'The variant "{sku}" has the same attributes. Change one of them, or withdraw that variant first.'
        fault = {"field": "attributes", "code": cls.code, "message": detail}
        return cls(detail, errors=[fault], extra={"holder": {"sku": sku}})


class LastVariant(Conflict):
    code = "last_variant"
    title = "A product keeps at least one variant"


class TooManyImages(Conflict):
    code = "too_many_images"
    title = "A product has at most 12 images"


class ImageOrderMismatch(Invalid):
    code = "image_order_mismatch"
    title = "The order must name each image of the product exactly once"


class CategoryNotEmpty(Conflict):
    code = "category_not_empty"
    title = "Move its products and subcategories first"

    @classmethod
    def of(cls, products: int, categories: int) -> Self:
        """Says how many products are listed in it itself, and how many categories hang right below it."""
        detail = f"Products in it: {products}. Categories below it: {categories}. Move them first."
        return cls(detail, extra={"products": products, "categories": categories})


class CategoryOrderMismatch(Invalid):
    code = "category_order_mismatch"
    title = "The order must name each category below this parent exactly once"


class CategoryCycle(Conflict):
    code = "category_cycle"
    title = "A category cannot be moved below itself"


class CategoryTooDeep(Conflict):
    code = "category_too_deep"
    title = "Categories nest at most six deep"


class ExportTooLarge(Conflict):
    code = "export_too_large"
    title = "There are more of these than one answer can hold"


class OutOfStock(Conflict):
    code = "out_of_stock"
    title = "Not all of this is in stock"


class ReservationMismatch(Conflict):
    code = "reservation_mismatch"
    title = "This reservation was made with other lines"


class ReservationReleased(Conflict):
    code = "reservation_released"
    title = "This reservation was given back before"


class ReservationGone(Conflict):
    code = "reservation_gone"
    title = "This reservation lapsed, was released, or never existed"


class ReservationCommitted(Conflict):
    code = "reservation_committed"
    title = "This reservation was sold and can only be restocked"


class ReservationNotSold(Conflict):
    code = "reservation_not_sold"
    title = "Only what was sold can come back"


class RestockExceedsSale(Conflict):
    code = "restock_exceeds_sale"
    title = "More would come back than was sold"


class StockWouldBeNegative(Conflict):
    code = "stock_would_be_negative"
    title = "There is less in stock than this would take away"


class InvalidMovement(Invalid):
    code = "invalid_movement"
    title = "Receipts and returns add, write-offs take away, and none of them is zero"


class NotAnImage(UnsupportedMedia):
    code = "not_an_image"
    title = "This is not a JPEG, PNG or WebP image"


class BrokenImage(Invalid):
    code = "broken_image"
    title = "The image is damaged and cannot be read to its end"


class ImageTooLarge(TooLarge):
    code = "image_too_large"
    title = "Images have at most 10 MiB, 40 million pixels, and 65,535 pixels along a side"


class PicturesBusy(Unavailable):
    code = "pictures_busy"
    title = "Too many pictures are being prepared; please try again"


class PictureNotFound(NotFound):
    code = "picture_not_found"
    title = "There is no such picture"
