"""Pictures in S3, by boto3 in threads of its own, with the most wanted ones kept in memory."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from product_service.application.ports import EncodedPicture
from product_service.config.settings import S3Settings
from product_service.domain.errors import PictureNotFound
from product_service.domain.image import picture_key
from servicekit.domain.errors import Unavailable
from servicekit.refusal import Refused

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_THREADS = 8
_MEMORY_BYTES = 48 * 1024 * 1024
_IMMUTABLE = "public, max-age=31536000, immutable"
_MISSING = ("NoSuchKey", "404", "NoSuchBucket")
_WRONG_KEYS = ("InvalidAccessKeyId", "SignatureDoesNotMatch")
_PATIENCE_SECONDS = 8.0


class S3PictureStore:
    """One bucket; keys are hashes, so that nothing stored ever changes.

    Nobody waits longer than `patience` (seconds) for the store, or for a thread that waits for it;
    only a test gives it, for a store that never answers.
    """

    def __init__(self, settings: S3Settings, patience: float = _PATIENCE_SECONDS) -> None:
        self._patience = patience
        self._bucket = settings.bucket
        self._client: S3Client = boto3.client(
            "s3",
            endpoint_url=settings.endpoint,
            aws_access_key_id=settings.access_key,
            aws_secret_access_key=settings.secret_key.get_secret_value() if settings.secret_key else None,
            region_name=settings.region,
            config=Config(
                connect_timeout=2, read_timeout=4, retries={"total_max_attempts": 2}, tcp_keepalive=True,
                max_pool_connections=_THREADS, s3={"addressing_style": "path"},
                request_checksum_calculation="when_required",
            ),
        )  # fmt: skip
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="s3")
        self._recent: OrderedDict[str, bytes] = OrderedDict()
        self._recent_bytes = 0

    async def put(self, picture: EncodedPicture) -> None:
        """Store every rendition under its key; storing again is harmless."""
        await asyncio.gather(
            *(
                self._in_thread(self._put, picture_key(picture.sha256, width), content)
                for width, content in picture.renditions.items()
            )
        )

    async def get(self, key: str) -> bytes:
        """The bytes of a rendition; raises PictureNotFound, Unavailable."""
        if (known := self._recent.get(key)) is not None:
            self._recent.move_to_end(key)
            return known
        content: bytes = await self._in_thread(self._get, key)
        self._remember(key, content)
        return content

    async def ensure_bucket(self) -> None:
        """Create the bucket where there is none yet."""
        await self._in_thread(self._ensure_bucket)

    async def require_keys(self) -> None:
        """Raises Refused when the store does not know the keys, Unavailable when it is away."""
        try:
            # Not `head_bucket`: only an answer with a body says why.
            await self._in_thread(lambda: self._client.list_objects_v2(Bucket=self._bucket, MaxKeys=1))
        except Unavailable as error:
            if isinstance(error.__cause__, ClientError) and _code(error.__cause__) in _WRONG_KEYS:
                raise Refused(
                    f"S3 at {self._client.meta.endpoint_url} does not know the keys of product-service"
                    f" ({_code(error.__cause__)}): change PRODUCT_S3__ACCESS_KEY and PRODUCT_S3__SECRET_KEY."
                ) from None
            raise

    async def ping(self) -> None:
        """Raises Unavailable when the store does not answer."""
        await self._in_thread(lambda: self._client.head_bucket(Bucket=self._bucket))

    def close(self) -> None:
        """Let the threads and connections go."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._client.close()

    def _put(self, key: str, content: bytes) -> None:
        self._client.put_object(
            Bucket=self._bucket, Key=key, Body=content, ContentType="image/webp", CacheControl=_IMMUTABLE
        )

    def _get(self, key: str) -> bytes:
        return self._client.get_object(Bucket=self._bucket, Key=key)["Body"].read()

    def _ensure_bucket(self) -> None:
        try:
            self._client.head_bucket(Bucket=self._bucket)
        except ClientError as error:
            if _code(error) not in _MISSING:
                raise  # there is one, but it is not ours
            self._client.create_bucket(Bucket=self._bucket)

    async def _in_thread(self, work: Callable[..., Any], *arguments: object) -> Any:
        try:
            async with asyncio.timeout(self._patience):
                return await asyncio.get_running_loop().run_in_executor(self._pool, work, *arguments)
        except TimeoutError as error:
            raise Unavailable("The picture store does not answer.") from error
        except ClientError as error:
            if _code(error) in _MISSING:
                raise PictureNotFound from None
            raise Unavailable("The picture store refused.") from error
        except BotoCoreError as error:
            raise Unavailable("The picture store is not reachable.") from error

    def _remember(self, key: str, content: bytes) -> None:
        self._recent[key] = content
        self._recent_bytes += len(content)
        while self._recent_bytes > _MEMORY_BYTES:
            _, dropped = self._recent.popitem(last=False)
            self._recent_bytes -= len(dropped)


def _code(error: ClientError) -> str:
    return error.response.get("Error", {}).get("Code", "")
