"""What an upload looks like in the shop: right colours, upright, within WebP's bounds; and what is too much."""

import asyncio
import io

import pytest
from pictures import a_picture, display_p3, grey_printer, saved
from PIL import Image

from product_service.application.ports import EncodedPicture
from product_service.domain.errors import ImageTooLarge, PicturesBusy
from product_service.infrastructure.picture_encoder import PillowEncoder

Colour = tuple[int, ...]


async def encoded(upload: bytes, **limits: float) -> EncodedPicture:
    encoder = PillowEncoder(**limits)  # type: ignore[arg-type]
    try:
        return await encoder.encode(io.BytesIO(upload))
    finally:
        encoder.close()


async def colour_of(upload: bytes) -> Colour:
    """The middle of the smallest rendition."""
    with Image.open(io.BytesIO((await encoded(upload)).renditions[320])) as shown:
        found = shown.getpixel((shown.width // 2, shown.height // 2))
    assert isinstance(found, tuple)
    return found


def near(found: Colour, expected: Colour) -> bool:
    return len(found) == len(expected) and all(abs(a - b) <= 4 for a, b in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("upload", "expected"),
    [
        pytest.param(saved(Image.new("I;16", (900, 700), 40_000)), (156, 156, 156), id="grey of 16 bits"),
        pytest.param(saved(Image.new("I;16", (3000, 1500), 255)), (0, 0, 0), id="nearly black of 16 bits"),
        pytest.param(
            saved(Image.new("RGB", (900, 700), (200, 100, 100)), icc_profile=display_p3()), (213, 91, 96), id="P3"
        ),
        pytest.param(
            saved(Image.new("RGBA", (900, 700), (200, 100, 100, 128)), icc_profile=display_p3()),
            (213, 91, 96, 128),
            id="P3, half transparent",
        ),
        pytest.param(
            saved(Image.new("CMYK", (900, 700), (0, 0, 255, 0)), "JPEG", icc_profile=grey_printer()),
            (119, 119, 119),
            id="CMYK of a press that prints grey",
        ),
        pytest.param(saved(Image.new("CMYK", (900, 700), (0, 0, 255, 0)), "JPEG"), (255, 255, 0), id="CMYK"),
        pytest.param(
            saved(Image.new("RGB", (900, 700), (10, 200, 30)), icc_profile=b"no profile"), (10, 200, 30), id="damaged"
        ),
        pytest.param(
            saved(Image.new("L", (900, 700), 77), icc_profile=display_p3()),
            (77, 77, 77),
            id="of other channels",
        ),
        pytest.param(saved(Image.new("1", (900, 700), 1)), (255, 255, 255), id="one bit"),
        pytest.param(
            saved(Image.new("RGB", (900, 700), (1, 2, 3)), transparency=(1, 2, 3)), (0, 0, 0, 0), id="a key colour"
        ),
    ],
)
async def test_colours_come_out_as_they_were_meant(upload: bytes, expected: Colour) -> None:
    found = await colour_of(upload)
    assert found[3:] == expected[3:] == (0,) or near(found, expected), found


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((1, 1), (1, 1)),
        ((1, 40_000), (1, 3840)),
        ((40_000, 1), (1280, 1)),
        ((1000, 17_000), (226, 3840)),
        ((17_000, 1000), (1280, 75)),
        ((1281, 3843), (1280, 3840)),
        ((5, 4000), (5, 3840)),
    ],
)
async def test_tall_and_thin_pictures_are_fitted_into_what_can_be_encoded(
    size: tuple[int, int], expected: tuple[int, int]
) -> None:
    picture = await encoded(saved(Image.new("RGB", size, "red")))
    assert (picture.width, picture.height) == expected
    for width, content in picture.renditions.items():
        with Image.open(io.BytesIO(content)) as shown:
            assert shown.width <= width
            assert shown.height <= 3 * width


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", [3, 6, 8])
async def test_pictures_stand_upright_whatever_they_were_reduced_by(kind: str, orientation: int) -> None:
    """The sky is blue, and on top."""
    upright = Image.new("RGB", (3000, 4500), "green")
    upright.paste((0, 0, 255), (0, 0, 3000, 1500))
    turn = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = await encoded(saved(upright.transpose(turn), kind, exif=exif))
    assert (picture.width, picture.height) == (1280, 1920)
    with Image.open(io.BytesIO(picture.renditions[320])) as shown:
        assert near(shown.getpixel((160, 40)), (0, 0, 255))  # type: ignore[arg-type]
        assert near(shown.getpixel((160, 400)), (0, 128, 0))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "upload",
    [
        pytest.param(a_picture("WEBP", (5000, 4000)), id="WebP, which cannot be decoded small"),
        pytest.param(
            saved(Image.new("CMYK", (7000, 5600)), "JPEG", progressive=True), id="progressive JPEG of four colours"
        ),
        pytest.param(saved(Image.new("1", (65_536, 1))), id="a side too long"),
    ],
)
async def test_what_could_never_fit_is_refused_before_it_is_decoded(upload: bytes) -> None:
    with pytest.raises(ImageTooLarge):
        await encoded(upload)


async def test_a_picture_that_finds_no_room_in_time_is_told_to_come_back() -> None:
    encoder = PillowEncoder(memory=110 << 20, most_waiting=2, patience=60.0)
    upload = a_picture("PNG", (4000, 4000))
    answers = await asyncio.gather(*(encoder.encode(io.BytesIO(upload)) for _ in range(5)), return_exceptions=True)
    encoder.close()
    assert [type(answer) for answer in answers].count(PicturesBusy) == 2
    assert len([answer for answer in answers if isinstance(answer, EncodedPicture)]) == 3
