import { readFile } from 'node:fs/promises';
import { StateMachine } from 'aws-local-stepfunctions';
import * as z from 'zod';
import { assess } from '../../lambdas/assess.ts';
import { collect } from '../../lambdas/collect.ts';
import { Announcement, PublishInput } from '../../lambdas/contracts/announcement.ts';
import { AssessInput } from '../../lambdas/contracts/assessment.ts';
import { CollectInput } from '../../lambdas/contracts/ledger.ts';
import { type Estimate, PlanInput } from '../../lambdas/contracts/plan.ts';
import type { RunInput } from '../../lambdas/contracts/run.ts';
import type { Environment } from '../../lambdas/environment.ts';
import { readPlan } from '../../lambdas/evidence/ledger.ts';
import { plan } from '../../lambdas/plan.ts';
import { publish } from '../../lambdas/publish.ts';
import { type Settings, settingsSubstitution } from '../../lambdas/settings/settings.ts';

/** One execution of the workflow on this machine. */
export type LocalExecution = {
  /** Stands for the execution's ARN: the run's id comes from it. */
  readonly execution: string;
  readonly startedAt: string;
  readonly input: RunInput;
  readonly settings: Settings;
};

/** Told what the workflow does. */
export type WorkflowWatcher = {
  planned(resourceTypes: readonly string[], estimate: Estimate | null): void;
  slice(resourceType: string, done: boolean): void;
};

const workflowFile = new URL('../../lib/sync.asl.json', import.meta.url);

/** Step Functions refuses what is larger between two states, in bytes. */
const largestPayload = 262_144;

/**
 * Runs the state machine that AWS runs, `lib/sync.asl.json`, with the same stage functions in place of their Lambdas.
 * What passes between them passes as JSON, under the size Step Functions allows. When `world.stop` is raised, the slices
 * under way are checkpointed and the execution ends between two states.
 *
 * @param retryMs milliseconds before a state is retried, where the workflow's own are not wanted.
 * @returns the completion event's detail; null when the execution was stopped before its manifest.
 */
export async function runWorkflow(
  local: LocalExecution,
  world: Environment,
  watcher: WorkflowWatcher | null,
  retryMs?: number,
): Promise<Announcement | null> {
  // The interpreter puts its own clock in $$.Execution.StartTime; a run that goes on keeps the time it began.
  const { startedAt } = local;
  const machine = new StateMachine(await definition(local.settings), {
    // The file is checked by a test; once more with every run would take a tenth of a second.
    validationOptions: { noValidate: true },
  });
  let announced: Announcement | null = null;
  let working = 0;
  const ended = Promise.withResolvers<void>();
  let over = false;
  const endWhenIdle = () => {
    if (!world.stop.aborted || working > 0) return;
    over = true;
    running.abort();
  };
  /** `arn:…:states:::lambda:invoke` of a stage that can be stopped. */
  const invoke = (stage: (payload: object) => Promise<object>) => async (invocation: unknown) => {
    // Of what waited for its turn when the execution ended, the interpreter still begins the first state.
    if (over) return { Payload: {} };
    working += 1;
    try {
      return { Payload: asJson(await stage(Invocation.parse(invocation).Payload)) };
    } finally {
      working -= 1;
      endWhenIdle();
      // What follows a stop is not the workflow's to decide: it waits here for the execution's end.
      if (world.stop.aborted) await ended.promise;
    }
  };

  const publishing = async (invocation: unknown) => ({
    Payload: asJson(await publish(PublishInput.parse({ ...Invocation.parse(invocation).Payload, startedAt }), world)),
  });

  const running = machine.run(local.input, {
    context: { Execution: { Id: local.execution } },
    noThrowOnAbort: true,
    overrides: {
      ...(retryMs === undefined
        ? {}
        : { retryIntervalOverrides: { Collect: retryMs, Assess: retryMs, Publish: retryMs } }),
      taskResourceLocalHandlers: {
        Plan: invoke(async (payload) => {
          const planned = await plan(PlanInput.parse({ ...payload, startedAt }), world);
          const frozen = await readPlan(world.store, planned.org, planned.run);
          watcher?.planned(planned.waves.flat(), frozen?.value.estimate ?? null);
          return planned;
        }),
        Collect: invoke(async (payload) => {
          const input = CollectInput.parse(payload);
          const slice = await collect(input, world);
          watcher?.slice(input.resourceType, slice.done);
          return slice;
        }),
        Assess: invoke((payload) => assess(AssessInput.parse(payload), world)),
        Publish: publishing,
        'Publish again': publishing,
        Announce: (entries: unknown) => {
          announced = Entries.parse(entries).Entries[0].Detail;
          return {};
        },
      },
    },
  });
  world.stop.addEventListener('abort', endWhenIdle, { once: true });
  try {
    await running.result;
  } catch (error) {
    // A run that is not whole ends its execution as failed, after the event: the event says it better.
    if (announced === null) throw error;
  } finally {
    ended.resolve();
  }
  return announced;
}

/** The state machine's definition with its substitutions made, as for a connector of these settings. */
export async function definition(settings: Settings) {
  const substitutions: Record<string, string> = {
    Partition: 'aws',
    Connector: settings.connector,
    Plan: `${settings.connector}-plan`,
    Assess: `${settings.connector}-assess`,
    Publish: `${settings.connector}-publish`,
    Settings: settingsSubstitution(settings),
  };
  const text = await readFile(workflowFile, 'utf8');
  return JSON.parse(text.replace(/\$\{(\w+)\}/g, (placeholder, name: string) => substitutions[name] ?? placeholder));
}

const Invocation = z.looseObject({ FunctionName: z.string(), Payload: z.looseObject({}) });
const Entries = z.object({ Entries: z.tuple([z.object({ Detail: Announcement })]) });

function asJson(value: object) {
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > largestPayload)
    throw new Error(`A state's output of ${Buffer.byteLength(text)} bytes is more than Step Functions takes.`);
  return JSON.parse(text);
}
