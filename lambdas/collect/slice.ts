import { type Resource, scopesOf } from '../catalogue/resource.ts';
import type { Position, Refusal } from '../contracts/ledger.ts';
import type { Plan } from '../contracts/plan.ts';
import type { Recorder } from '../evidence/recorder.ts';
import type { Tally } from '../evidence/tally.ts';
import type { OktaClient } from '../okta/client.ts';
import { OktaError, Stopped, WaitForOkta } from '../okta/errors.ts';
import { type Page, placeOf, readPage } from '../okta/pages.ts';
import { meaningOf, reasonFor, saysNone } from '../okta/refusal.ts';
import type { EarlierRun } from './carry/earlier-run.ts';
import { inOrder, type Settled, settle } from './in-order.ts';
import { nextVariant, positionAfter, type Series } from './series.ts';

/** Lists asked ahead of the one being written, at most: as many as the limiter may let be in flight. */
const listsAhead = 16;
/** Before any was answered: Okta may refuse them all. */
const listsAheadAtFirst = 4;
/** Refusals in a row after which the rest of a variant is not asked for: an org that refuses three parents refuses them all. */
const refusalsToGiveUp = 3;

/** What a slice reads with and writes to. */
export type SliceTools = {
  readonly okta: OktaClient;
  readonly resource: Resource;
  readonly plan: Plan;
  readonly recorder: Pick<Recorder, 'record' | 'carry'>;
  /** Whose rows stand where nothing changed. */
  readonly earlier: EarlierRun | null;
  readonly tally: Tally;
  /** Whether the slice's time is up. */
  readonly isOver: () => boolean;
  /** Ends the requests still under way. */
  readonly leave: () => void;
  readonly progress: () => void;
  /** Whether a next page is asked for while the one before it is written. */
  readonly askAhead: () => boolean;
  /** Told that a list is read from its first page again: rows of it that are written already must not be written twice. */
  readonly begunAgain: (series: Series) => Promise<void>;
};

/** Where the next slice goes on (null: nothing is left), and when Okta lets it. */
export type SliceEnd = { readonly next: Position | null; readonly resumeAt?: Date };

/**
 * Reads series after series, page after page, until nothing is left or the time is up; at least one page. A series that
 * Okta refuses becomes a refusal, and the next one is read.
 *
 * @param from where the first series stands.
 * @param answered variants of which earlier slices read a list to its end.
 */
export async function readSlice(
  series: AsyncIterable<Series>,
  from: Position,
  answered: ReadonlySet<string>,
  tools: SliceTools,
): Promise<SliceEnd> {
  const { resource, tally, recorder, isOver } = tools;
  const judge = createJudge(tools, answered);
  let next: Position = from;
  try {
    for await (const { item, answer, again, begun } of pagesOf(series, judge.width, tools)) {
      if (item.carriedAt !== null && tools.earlier !== null) {
        const { rows, from: run } = tools.earlier;
        await recorder.carry({ variant: item.variant, columns: item.columns ?? {} }, rows.rowsAt(item.carriedAt), run);
        next = positionAfter(item, null);
        tally.answered(item.variant);
      } else if (answer instanceof OktaError && saysNone(answer, resource)) {
        next = positionAfter(item, null);
        tally.answered(item.variant);
        judge.answered(item.variant);
      } else if (answer instanceof OktaError) {
        const refusal = judge.refused(answer, item, begun);
        tally.refused(refusal);
        if (refusal.abandoned) return { next: answer.refusesToken ? null : nextVariant(resource, item) };
        next = positionAfter(item, null);
      } else {
        await recorder.record({ variant: item.variant, columns: item.columns ?? {} }, answer.records);
        next = positionAfter(item, answer.next, again);
        if (answer.next === null) {
          tally.answered(item.variant);
          judge.answered(item.variant);
        }
      }
      tools.progress();
      if (isOver()) return { next };
    }
    return { next: null };
  } catch (error) {
    if (error instanceof WaitForOkta) return { next, resumeAt: error.resumeAt };
    if (error instanceof Stopped) return { next };
    throw error;
  }
}

type Answered = {
  readonly item: Series;
  readonly answer: Page | OktaError;
  /** Whether the list was begun again after its cursor had expired. */
  readonly again: boolean;
  /** Whether pages of the list came before. */
  readonly begun: boolean;
};

/**
 * Every page of every series in order; a refusal ends its series. First pages are asked ahead, and each next page while the
 * one before it is written.
 */
async function* pagesOf(
  series: AsyncIterable<Series>,
  width: () => number,
  tools: SliceTools,
): AsyncGenerator<Answered> {
  const first = (item: Series) => ask(item, item.target, tools);
  let ahead: Promise<Settled<Page | OktaError>> | null = null;
  try {
    for await (const { item, result } of inOrder(series, first, width, tools.leave)) {
      let again = item.position.again ?? false;
      if (again) await tools.begunAgain(item);
      let asked = item.target;
      const given = new Set([placeOf(asked)]);
      for (let answer = result; ; ) {
        if (isExpiredCursor(answer) && asked !== item.first && !again) {
          again = true;
          await tools.begunAgain(item);
          asked = item.first;
          given.clear();
          answer = await ask(item, asked, tools);
          continue;
        }
        const next = answer instanceof OktaError ? null : answer.next;
        const isNew = next !== null && !given.has(placeOf(next));
        ahead = isNew && tools.askAhead() ? settle(ask(item, next, tools)) : null;
        yield { item, answer, again, begun: asked !== item.first };
        if (next === null) break;
        if (!isNew) {
          const what = 'Okta named a next page that it gave before, in answer';
          yield { item, answer: new OktaError({ status: 200, path: item.path, what }), again, begun: true };
          break;
        }
        given.add(placeOf(next));
        const settled: Settled<Page | OktaError> = await (ahead ?? settle(ask(item, next, tools)));
        if ('error' in settled) throw settled.error;
        asked = next;
        answer = settled.value;
      }
    }
  } finally {
    tools.leave();
    await ahead;
  }
}

/** Okta keeps a cursor for a while and then refuses it as invalid paging: https://developer.okta.com/docs/reference/error-codes/ */
function isExpiredCursor(answer: Page | OktaError): boolean {
  return (
    answer instanceof OktaError &&
    answer.status === 400 &&
    (answer.errorCode === 'E0000029' || answer.errorCode === 'E0000054')
  );
}

async function ask(series: Series, target: string, { okta, resource }: SliceTools): Promise<Page | OktaError> {
  const { path } = series;
  if (series.carriedAt !== null) return { records: [], next: null, requestId: null };
  if (series.columns === null)
    return new OktaError({ status: null, path, what: 'Not asked, for want of an id in the row it hangs on,' });
  const { bucket, rows, window } = resource;
  const list = {
    path,
    bucket,
    rows,
    scopes: scopesOf(resource, series.variant),
    // A page that a link led to has a link to itself; the first page of some lists has none where it is the only one.
    ...(resource.paging === 'link'
      ? { linked: target === series.first ? ('full' as const) : ('always' as const) }
      : {}),
    ...(window === undefined ? {} : { notWithCursor: [window.since] }),
  };
  try {
    return await readPage(okta, list, target);
  } catch (error) {
    if (error instanceof OktaError) return error;
    throw error;
  }
}

/** Says what refusals mean, and when enough of them have come to stop asking. */
function createJudge({ resource, plan }: SliceTools, before: ReadonlySet<string>) {
  const answered = new Set(before);
  let inARow = 0;
  let last = '';

  const abandons = (error: OktaError, { meaning }: Pick<Refusal, 'meaning'>, variant: string) => {
    if (error.refusesToken) return true;
    if (resource.parent === undefined || inARow < refusalsToGiveUp) return false;
    if (meaning === 'failed') return true;
    return !answered.has(variant) && (meaning === 'forbidden' || meaning === 'unavailable');
  };

  return {
    /** Lists to ask ahead. */
    width: () => (answered.size > 0 ? listsAhead : listsAheadAtFirst),
    answered(variant: string) {
      answered.add(variant);
      inARow = 0;
    },
    refused(error: OktaError, series: Series, begun: boolean): Refusal {
      const said = series.columns === null ? 'gap' : meaningOf(error, resource, plan.org.engine);
      // What gave pages is not absent: it went away while we read.
      const meaning = begun && said === 'unavailable' ? 'failed' : said;
      if (series.variant !== last) inARow = 0;
      last = series.variant;
      inARow = meaning === 'gap' ? 0 : inARow + 1;
      const refusal: Refusal = {
        meaning,
        ...(series.variant === '' ? {} : { variant: series.variant }),
        ...(resource.parent === undefined || series.columns === null ? {} : { parent: series.columns }),
        path: error.path,
        status: error.status,
        errorCode: error.errorCode ?? error.oauthError,
        requestId: error.requestId,
        reason:
          series.columns === null ? `${error.message}.` : reasonFor(meaning, error, resource, plan.principal?.kind),
      };
      return abandons(error, refusal, series.variant)
        ? { ...refusal, abandoned: true, reason: `${refusal.reason} Nothing after it was asked for.` }
        : refusal;
    },
  };
}
