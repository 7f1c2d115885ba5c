import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft, ChevronRight, Undo2 } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'

import { asProblem } from '@/api/problem'
import { useKeys } from '@/desk/keys/keys'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Refused } from '@/ui/refused'
import { Skeleton } from '@/ui/skeleton'
import { Empty, Failed } from '@/ui/states'

import { MATCH_WORDS, type WaitingOffer } from '../api/matches'
import { type Queue, useQueue } from '../use-queue'
import { Hint } from './key-hint'
import { MatchCandidate } from './match-candidate'
import { OfferWays } from './offer-ways'
import { WaitingOfferCard } from './waiting-offer-card'

/** Offers that no number decides, one after the other. `left` is how many wait, where that is known. */
export function MatchQueue({ left }: { left: number | undefined }): ReactNode {
  return (
    <div className="grid grid-cols-1 gap-4">
      <OfferWays />
      <Offers left={left} />
    </div>
  )
}

function Offers({ left }: { left: number | undefined }): ReactNode {
  const queue = useQueue()
  const { reading: { data, error, refetch, isFetching, hasNextPage }, present, offers, skipped } = queue
  if (!data) {
    if (!error) return <Skeleton className="h-96 rounded-card!" />
    return <Failed title={<Trans>The offers that wait could not be read.</Trans>} problem={asProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />
  }
  if (offers.length === 0) {
    return <Empty title={<Trans>No offer waits for you</Trans>}><Trans>Offers wait here when their numbers name no product of yours, or several.</Trans></Empty>
  }
  return (
    <>
      <Ways queue={queue} left={left} />
      <Refused problem={queue.problem} words={MATCH_WORDS} />
      {present ? <Present key={present.offer_id} offer={present} queue={queue} /> : hasNextPage ? <More queue={queue} /> : (
        <Empty
          title={<Trans>You are at the end</Trans>}
          action={skipped > 0 && <Button kind="outline" onClick={queue.toSkipped}><Trans>Go to the first that was passed over</Trans></Button>}
        >
          {skipped > 0 ? <Plural value={skipped} one="# offer was passed over and still waits." other="# offers were passed over and still wait." /> : <Trans>Every offer is decided.</Trans>}
        </Empty>
      )}
    </>
  )
}

/** The next offers are on their way, or could not be read. */
function More({ queue: { reading: { error, fetchNextPage, isFetchingNextPage } } }: { queue: Queue }): ReactNode {
  if (!error || isFetchingNextPage) return <Skeleton className="h-96 rounded-card!" />
  return <Failed title={<Trans>The offers that wait could not be read.</Trans>} problem={asProblem(error)} onRetry={() => void fetchNextPage()} retrying={isFetchingNextPage} />
}

/** The ways through the queue, by buttons and by keys. */
function Ways({ queue: { step, back, offers, present }, left }: { queue: Queue; left: number | undefined }): ReactNode {
  const { t } = useLingui()
  useKeys([
    { key: 'j', name: t`Next offer`, run: () => { step(1) } },
    { key: 'k', name: t`Offer before`, run: () => { step(-1) } },
    ...(back ? [{ key: 'u', name: t`Back to the last decision`, run: back }] : []),
  ])
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p role="status" className="me-auto font-semibold max-sm:basis-full">
        {left !== undefined && <Plural value={left} one="# offer waits" other="# offers wait" />}
      </p>
      {back && <Button kind="quiet" size="sm" onClick={back}><Undo2 aria-hidden className="mirror size-5" /><Trans>Back to the last decision</Trans> <Hint>u</Hint></Button>}
      <Button kind="outline" size="sm" disabled={present === offers[0]} onClick={() => { step(-1) }}><ChevronLeft aria-hidden className="mirror size-5" /><Trans>Previous</Trans> <Hint>k</Hint></Button>
      <Button kind="outline" size="sm" disabled={!present} onClick={() => { step(1) }}><Trans>Next</Trans> <Hint>j</Hint><ChevronRight aria-hidden className="mirror size-5" /></Button>
    </div>
  )
}

/** One offer beside what it may be. */
function Present({ offer, queue: { decide, decisionOf, deciding, moved } }: { offer: WaitingOffer; queue: Queue }): ReactNode {
  const { t } = useLingui()
  const box = useRef<HTMLDivElement>(null)
  // The button that led here is gone with its offer: whoever works by keyboard goes on from this one.
  useEffect(() => { if (moved) box.current?.focus({ preventScroll: window.matchMedia('(width >= 80rem)').matches }) }, [moved])
  const { candidates } = offer
  const decision = decisionOf(offer.offer_id)
  useKeys([
    ...candidates.map(({ variant_id: id, title }, index) => ({ key: String(index + 1), name: t`It is: ${title}`, run: () => { decide(id) } })),
    { key: '0', name: t`It is none of ours`, run: () => { decide(undefined) } },
  ])
  return (
    <div ref={box} tabIndex={-1} className="grid grid-cols-1 outline-none items-start gap-5 xl:grid-cols-[24rem_minmax(0,1fr)]">
      <div className="grid gap-4 xl:sticky xl:top-6">
        <WaitingOfferCard offer={offer} />
        {decision && (
          <Notice kind="ok" title={decision.variantId === undefined ? <Trans>You said: none of ours</Trans> : <Trans>You said which it is</Trans>}>
            <Trans>Another choice takes its place.</Trans>
          </Notice>
        )}
        <Button kind={decision && decision.variantId === undefined ? 'primary' : 'outline'} busy={deciding} onClick={() => { decide(undefined) }}><Trans>It is none of ours</Trans> <Hint>0</Hint></Button>
      </div>
      <ol aria-label={t`What it may be`} className="grid grid-cols-1 gap-3">
        {candidates.map((candidate, index) => (
          <MatchCandidate
            key={candidate.variant_id}
            offer={offer}
            candidate={candidate}
            number={index + 1}
            chosen={decision?.variantId === candidate.variant_id}
            busy={deciding}
            onChoose={() => { decide(candidate.variant_id) }}
          />
        ))}
      </ol>
    </div>
  )
}
