import { GetExecutionHistoryCommand, type HistoryEvent, type SFNClient } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { Announcement } from '../../lambdas/contracts/announcement.ts';
import { CollectOutput } from '../../lambdas/contracts/ledger.ts';
import { PlanOutput } from '../../lambdas/contracts/plan.ts';
import { answerOf } from './aws-error.ts';

const Stage = z.enum(['Plan', 'Waves', 'Assess', 'Publish', 'Announce', 'Publish again']);

/** What an execution's history tells of its run. */
export type Standing = {
  /** Number of the last event that was read. */
  readonly event: number;
  /** Null until it is planned. */
  readonly plan: PlanOutput | null;
  /** Slices that each resource type has ended, by their count; and whether one was its last. */
  readonly slices: ReadonlyMap<string, { readonly ended: number; readonly done: boolean }>;
  /** Resource types whose collector ended with an error, and its name. */
  readonly failed: ReadonlyMap<string, string>;
  /** The stage that was entered last. */
  readonly stage: z.infer<typeof Stage>;
  readonly announcement: Announcement | null;
};

export const notBegun: Standing = {
  event: 0,
  plan: null,
  slices: new Map(),
  failed: new Map(),
  stage: 'Plan',
  announcement: null,
};

// What another version of the connector says besides is no reason not to understand it.
const Collected = z.object({
  resourceType: z.string(),
  collected: z.object({ slice: z.object(CollectOutput.shape) }),
});
const NotCollected = z.object({ resourceType: z.string(), error: z.string() });
const Planned = z.object(PlanOutput.shape);
const Announced = z.object({ announcement: z.object(Announcement.shape) });

/** How a run stands after more events of its history, oldest first. */
export function after(standing: Standing, events: readonly HistoryEvent[]): Standing {
  return events.reduce(afterOne, standing);
}

function afterOne(before: Standing, { id, stateEnteredEventDetails, stateExitedEventDetails }: HistoryEvent): Standing {
  const standing = { ...before, event: Math.max(before.event, id ?? 0) };
  const stage = Stage.safeParse(stateEnteredEventDetails?.name);
  if (stage.success) standing.stage = stage.data;
  if (stateEnteredEventDetails?.name === 'Announce')
    standing.announcement = parsed(Announced, stateEnteredEventDetails.input)?.announcement ?? null;
  const output = stateExitedEventDetails?.output;
  switch (stateExitedEventDetails?.name) {
    case 'Plan':
      standing.plan = parsed(Planned, output);
      break;
    case 'Collect': {
      const slice = parsed(Collected, output);
      if (slice === null) break;
      const { done, checkpoint } = slice.collected.slice;
      // What waits for its time, or for Okta, may come back without having ended a slice: the checkpoint says which is next.
      const ended = done ? checkpoint + 1 : checkpoint;
      standing.slices = new Map(before.slices).set(slice.resourceType, { ended, done });
      break;
    }
    case 'Not collected': {
      const failed = parsed(NotCollected, output);
      if (failed !== null) standing.failed = new Map(before.failed).set(failed.resourceType, failed.error);
      break;
    }
  }
  return standing;
}

function parsed<T extends z.ZodType>(shape: T, text: string | undefined): z.infer<T> | null {
  const value = shape.safeParse(JSON.parse(text ?? 'null'));
  return value.success ? value.data : null;
}

/** Step Functions' largest page. */
const maxResults = 1000;

/** Events after a number, oldest first. Asked for from the end: while a run goes on, its history gives no way to go on from. @throws {AwsError} */
export async function eventsAfter(client: SFNClient, executionArn: string, event: number): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const command = new GetExecutionHistoryCommand({
      executionArn,
      maxResults,
      reverseOrder: true,
      ...(nextToken === undefined ? {} : { nextToken }),
    });
    const answer = await answerOf(
      client.send(command),
      'Step Functions would not give the history of the run',
      `states:GetExecutionHistory on ${executionArn}`,
    );
    const unseen = (answer.events ?? []).filter(({ id }) => (id ?? 0) > event);
    events.push(...unseen);
    nextToken = unseen.length === (answer.events ?? []).length ? answer.nextToken : undefined;
  } while (nextToken !== undefined);
  return events.reverse();
}
