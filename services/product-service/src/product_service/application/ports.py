"""What the use cases need from outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import BinaryIO, Protocol, Self
from uuid import UUID

from product_service.domain.attribute_words import AttributeWords
from product_service.domain.category import Category
from product_service.domain.image import Image
from product_service.domain.product import Product
from product_service.domain.reservation import Line, Reservation
from product_service.domain.stock import Movement, StockLevel


class Products(Protocol):
    """Products with their variants, images and former slugs."""

    async def get(self, product_id: UUID, *, for_update: bool = False) -> Product:
        """The product with variants and images; raises ProductNotFound."""

    async def free_slug(self, wanted: str) -> str:
        """`wanted`, or with the first number that makes it free; nobody else gets it before this transaction ends."""

    async def add(self, product: Product, actor_id: UUID | None = None) -> None:
        """Raises SlugTaken, SkuTaken, GtinTaken, UnknownCategory."""

    async def save(self, product: Product, actor_id: UUID | None = None) -> None:
        """Counts the version up, keeps the old slug and the price history with its actors; raises as `add`."""


class Categories(Protocol):
    """The category tree of one transaction."""

    async def get(self, category_id: UUID, *, for_update: bool = False) -> Category:
        """A category without its children; raises CategoryNotFound."""

    async def descendants(self, category: Category) -> list[Category]:
        """All categories below it, locked in id order."""

    async def children(self, parent_id: UUID | None) -> list[Category]:
        """The categories right below a parent, or at the root; locked in id order, with the tree."""

    async def free_slug(self, wanted: str) -> str:
        """`wanted`, or `wanted-2`, `-3` … where another category has it."""

    async def add(self, category: Category) -> None:
        """Insert it; raises SlugTaken."""

    async def save(self, categories: Sequence[Category]) -> None:
        """Counts versions up and relists the products below; raises SlugTaken."""

    async def arrange(self, categories: Sequence[Category]) -> None:
        """Counts versions up, of categories of which only the position is another."""

    async def remove(self, category: Category) -> None:
        """Delete it; raises CategoryNotEmpty while it has products or children."""


class Uploads(Protocol):
    """Pictures that no product names yet."""

    async def add(self, image: Image) -> None:
        """Keep it until a product names it."""

    async def take(self, image_ids: Sequence[UUID]) -> list[Image]:
        """These pictures, which are no uploads any more; raises UnknownImage where one of them is none."""


class AttributeWordsOfLocales(Protocol):
    """How locales call names and values of attributes."""

    async def get(self, locale: str) -> AttributeWords:
        """A locale's words, locked; none where nobody wrote any."""

    async def save(self, words: AttributeWords) -> None:
        """Counts the version up; raises PreconditionFailed where somebody wrote the first ones meanwhile."""


class Stock(Protocol):
    """Stock levels and the journal of movements."""

    async def get(self, variant_id: UUID, *, for_update: bool = False) -> StockLevel:
        """The pieces of a variant; raises VariantNotFound."""

    async def open(self, level: StockLevel, movement: Movement) -> None:
        """The first level of a new variant, with its `initial` movement."""

    async def record(self, level: StockLevel, movement: Movement) -> None:
        """Write a movement; the new numbers follow from it."""

    async def set_low_at(self, variant_id: UUID, low_at: int) -> None:
        """So many pieces or fewer count as low; raises VariantNotFound."""


class UnitOfWork(Protocol):
    """One transaction; leaving it cleanly commits."""

    @property
    def products(self) -> Products: ...

    @property
    def categories(self) -> Categories: ...

    @property
    def uploads(self) -> Uploads: ...

    @property
    def attribute_words(self) -> AttributeWordsOfLocales: ...

    @property
    def stock(self) -> Stock: ...

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...


class Reservations(Protocol):
    """Holds on stock. Each method is one short transaction of its own: one hot SKU must not wait for round trips."""

    async def hold(
        self, reservation_id: UUID, lines: tuple[Line, ...], expires_at: datetime
    ) -> tuple[Reservation, bool]:
        """Hold all lines or none; (reservation, whether it is new). Raises OutOfStock, or as `answer_repeat`."""

    async def commit(self, reservation_id: UUID) -> Reservation:
        """Sell what is held; raises ReservationGone."""

    async def release(self, reservation_id: UUID) -> Reservation:
        """Give back what is held, or leave a tombstone; raises ReservationCommitted."""

    async def restock(self, reservation_id: UUID, restock_id: UUID, lines: tuple[Line, ...]) -> None:
        """Put sold pieces back on sale, once per `restock_id`; raises ReservationNotSold, RestockExceedsSale."""

    async def lapse(self, now: datetime, at_most: int) -> int:
        """Give back holds whose time is over; returns how many."""


@dataclass(frozen=True, slots=True)
class EncodedPicture:
    """A picture re-encoded as WebP in each width; `sha256` is the widest rendition's hash."""

    sha256: str
    width: int
    height: int
    renditions: dict[int, bytes]


class PictureEncoder(Protocol):
    """Makes safe renditions out of unsafe bytes."""

    async def encode(self, upload: BinaryIO) -> EncodedPicture:
        """Raises NotAnImage, BrokenImage, ImageTooLarge, PicturesBusy."""


class PictureStore(Protocol):
    """The object store, which holds renditions of pictures by key."""

    async def put(self, picture: EncodedPicture) -> None:
        """Store every rendition under its key; storing again is harmless."""

    async def get(self, key: str) -> bytes:
        """The bytes of a rendition; raises PictureNotFound."""
