import { setImmediate as turn } from 'node:timers/promises';
import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import * as z from 'zod';

/** One event of an execution's history, as `GetExecutionHistory` gives it; `previousEventId` is left out. */
export type HistoryEvent = { readonly id: number; readonly timestamp: number; readonly type: string } & Readonly<
  Record<string, unknown>
>;

/** Does what a Task state asks: `resource` is its ARN, such as `arn:aws:states:::lambda:invoke`. */
export type PerformTask = (resource: string, parameters: unknown) => Promise<object>;

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';

/** How a task came out: what a redriven execution takes over instead of doing it again. */
type Done = { readonly result: object } | { readonly error: Error };

const Logged = z.looseObject({
  type: z.string(),
  index: z.number().optional(),
  state: z
    .looseObject({ name: z.string(), type: z.string(), input: z.unknown(), output: z.unknown().optional() })
    .optional(),
  parentState: z.looseObject({ name: z.string(), input: z.unknown() }).optional(),
});
type Logged = z.infer<typeof Logged>;

const Definition = z.looseObject({ States: z.record(z.string(), z.looseObject({ Type: z.string() })) });
const Task = z.looseObject({ Resource: z.string() });
const Nested = z.looseObject({ ItemProcessor: z.unknown() });

/** One execution of a state machine: what Step Functions keeps of it. */
export type Execution = {
  readonly arn: string;
  readonly name: string;
  readonly input: string;
  readonly startedAt: Date;
  readonly history: readonly HistoryEvent[];
  readonly status: ExecutionStatus;
  readonly stoppedAt: Date | null;
  readonly output: string | null;
  readonly error: string | null;
  readonly cause: string | null;
  readonly redrives: number;
  /** Settled when the present attempt has come to its end. */
  readonly ended: Promise<void>;
  stop(error: string | undefined, cause: string | undefined): void;
  /** Goes on from the states that did not come to their end: those that did keep their results, and are not done again. */
  redrive(): void;
};

type Standing = {
  status: ExecutionStatus;
  stoppedAt: Date | null;
  output: string | null;
  error: string | null;
  cause: string | null;
  redrives: number;
  ended: Promise<void>;
  abort: () => void;
};

export type ExecutionOptions = {
  readonly arn: string;
  readonly name: string;
  readonly input: string;
  /** The definition as deployed, its substitutions made. */
  readonly definition: string;
  readonly perform: PerformTask;
  /** Milliseconds before any state is retried, where the definition's own are not wanted. */
  readonly retryMs?: number;
};

/** Starts an execution of the definition in the interpreter, and keeps its history. */
export function startExecution({ arn, name, input, definition, perform, retryMs }: ExecutionOptions): Execution {
  // The interpreter puts its own clock, a new one in each map, in the place of the execution's start.
  const machine: StateMachineDefinition = JSON.parse(
    definition.replaceAll('$$.Execution.StartTime', () => '$$.Execution.Started'),
  );
  const tasks = tasksOf(machine);
  const history: HistoryEvent[] = [];
  const done = new Map<string, Done[]>();
  const startedAt = new Date();
  const now: Standing = {
    status: 'RUNNING',
    stoppedAt: null,
    output: null,
    error: null,
    cause: null,
    redrives: 0,
    ended: Promise.resolve(),
    abort: () => undefined,
  };
  const add = (type: string, details: object = {}) =>
    history.push({ id: history.length + 1, timestamp: Date.now() / 1000, type, ...details });

  /** A task whose error ended the execution did not come to its end: it is where a redrive begins. */
  function forgetFailure(name: string, cause: string): void {
    for (const [key, each] of done) {
      const last = each.at(-1);
      if (
        key === latest &&
        last !== undefined &&
        'error' in last &&
        last.error.name === name &&
        last.error.message === cause
      )
        done.set(key, each.slice(0, -1));
    }
  }

  function begin(): void {
    const attempt = { over: false };
    // What the attempts before this one have in their history is not told again.
    const told = new Map<string, number>();
    for (const key of logged) told.set(key, (told.get(key) ?? 0) + 1);
    const replay = new Map([...done].map(([key, each]) => [key, [...each]]));
    const isTold = (key: string) => {
      const left = told.get(key) ?? 0;
      if (left > 0) told.set(key, left - 1);
      else logged.push(key);
      return left > 0;
    };
    const handler = (state: string, resource: string) => async (parameters: unknown) => {
      // The interpreter still begins the first state of what waited for its turn.
      if (attempt.over) return { Payload: {} };
      const key = `${state} ${JSON.stringify(parameters)}`;
      const earlier = replay.get(key)?.shift();
      if (earlier !== undefined) return outcomeOf(earlier);
      // Until the state's own event, which passes through the maps above it, is in the history.
      await turn();
      const [, , , , , service = '', action = ''] = resource.split(':');
      const of = { resourceType: service, resource: action };
      add('TaskScheduled', {
        taskScheduledEventDetails: { ...of, region: regionOf(arn), parameters: JSON.stringify(parameters) },
      });
      add('TaskStarted', { taskStartedEventDetails: of });
      const outcome = await perform(resource, parameters).then(
        (result): Done => ({ result }),
        (error: unknown): Done => ({ error: error instanceof Error ? error : new Error(String(error)) }),
      );
      // An execution that was stopped learns nothing any more: the task is done again.
      if (attempt.over) return { Payload: {} };
      done.set(key, [...(done.get(key) ?? []), outcome]);
      latest = key;
      if ('error' in outcome) {
        const { name: error, message: cause } = outcome.error;
        add('TaskFailed', { taskFailedEventDetails: { ...of, error, cause } });
      } else add('TaskSucceeded', { taskSucceededEventDetails: { ...of, output: JSON.stringify(outcome.result) } });
      return outcomeOf(outcome);
    };
    const running = new StateMachine(machine).run(JSON.parse(input), {
      context: { Execution: { Id: arn, Started: startedAt.toISOString() } },
      overrides: {
        taskResourceLocalHandlers: Object.fromEntries(
          tasks.map(([state, resource]) => [state, handlerOf(handler(state, resource))]),
        ),
        ...(retryMs === undefined
          ? {}
          : { retryIntervalOverrides: Object.fromEntries(tasks.map(([state]) => [state, retryMs])) }),
      },
    });
    const end = (status: ExecutionStatus, type: string, details: object) => {
      attempt.over = true;
      Object.assign(now, { status, stoppedAt: new Date() });
      add(type, details);
    };
    now.abort = () => {
      attempt.over = true;
      running.abort();
    };
    const listening = listen(running.eventLogs, (event) => {
      if (!attempt.over && !event.type.startsWith('Execution') && !isTold(JSON.stringify([event.type, placeOf(event)])))
        record(event, add);
    });
    now.ended = running.result.then(
      async (output) => {
        await listening;
        now.output = JSON.stringify(output);
        end('SUCCEEDED', 'ExecutionSucceeded', { executionSucceededEventDetails: { output: now.output } });
      },
      async (thrown: unknown) => {
        await listening;
        if (now.status === 'ABORTED') return;
        const { name: error, message: cause } = causeOf(thrown);
        forgetFailure(error, cause);
        Object.assign(now, { error, cause });
        end('FAILED', 'ExecutionFailed', { executionFailedEventDetails: { error, cause } });
      },
    );
  }

  const logged: string[] = [];
  let latest = '';
  add('ExecutionStarted', { executionStartedEventDetails: { input } });
  begin();
  return {
    arn,
    name,
    input,
    startedAt,
    history,
    get status() {
      return now.status;
    },
    get stoppedAt() {
      return now.stoppedAt;
    },
    get output() {
      return now.output;
    },
    get error() {
      return now.error;
    },
    get cause() {
      return now.cause;
    },
    get redrives() {
      return now.redrives;
    },
    get ended() {
      return now.ended;
    },
    stop(error, cause) {
      Object.assign(now, { status: 'ABORTED', stoppedAt: new Date(), error: error ?? null, cause: cause ?? null });
      now.abort();
      add('ExecutionAborted', { executionAbortedEventDetails: { error, cause } });
    },
    redrive() {
      now.redrives += 1;
      Object.assign(now, { status: 'RUNNING', stoppedAt: null, error: null, cause: null });
      add('ExecutionRedriven', { executionRedrivenEventDetails: { redriveCount: now.redrives } });
      begin();
    },
  };
}

const handlerOf = (handler: (parameters: unknown) => Promise<object>) => async (parameters: unknown) =>
  JSON.parse(JSON.stringify(await handler(parameters)));

function outcomeOf(done: Done): object {
  if ('error' in done) throw done.error;
  return done.result;
}

/** Every Task state of a definition and of the maps in it, with its resource. */
function tasksOf(definition: unknown): (readonly [state: string, resource: string])[] {
  return Object.entries(Definition.parse(definition).States).flatMap(([name, state]) => {
    if (state.Type === 'Task') return [[name, Task.parse(state).Resource] as const];
    return state.Type === 'Map' ? tasksOf(Nested.parse(state).ItemProcessor) : [];
  });
}

async function listen(events: AsyncIterable<unknown>, tell: (event: Logged) => void): Promise<void> {
  for await (const event of events) tell(Logged.parse(event));
}

/** What tells an event of the interpreter from any other of the same type. */
const placeOf = ({ index, state, parentState }: Logged) => [index, state, parentState];

/** Writes an event of the interpreter as AWS would: of a task's own, the task itself tells. */
function record(event: Logged, add: (type: string, details?: object) => void): void {
  const { type, index, state, parentState } = event;
  if (type.startsWith('MapIteration')) {
    add(type, { [`${lower(type)}EventDetails`]: { name: parentState?.name, index } });
    return;
  }
  if (state === undefined) return;
  const { name } = state;
  if (type === 'StateEntered') {
    add(`${state.type}StateEntered`, { stateEnteredEventDetails: { name, input: JSON.stringify(state.input) } });
    if (state.type === 'Map') add('MapStateStarted', { mapStateStartedEventDetails: {} });
  }
  if (type === 'StateExited') {
    if (state.type === 'Map') add('MapStateSucceeded');
    add(`${state.type}StateExited`, { stateExitedEventDetails: { name, output: JSON.stringify(state.output) } });
  }
}

const lower = (name: string) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
const regionOf = (arn: string) => arn.split(':')[3] ?? '';

/** The interpreter wraps what ended an execution. */
function causeOf(thrown: unknown): Error {
  if (!(thrown instanceof Error)) return new Error(String(thrown));
  return thrown.cause instanceof Error ? thrown.cause : thrown;
}
