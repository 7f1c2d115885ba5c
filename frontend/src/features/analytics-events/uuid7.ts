import { newKey } from '@/api/idempotency'

/** A UUID of version 7 (RFC 9562 §5.7): `at`, in milliseconds since the epoch, and 74 random bits. */
export function uuid7(at: number): string {
  const time = Math.max(0, Math.floor(at)).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${newKey().slice(15)}`
}
