import * as z from 'zod';
import { type Execution, type PerformTask, startExecution } from './execution.ts';
import { type Operations, Refusal } from './protocol.ts';

export type StateMachineOptions = {
  readonly arn: string;
  /** As deployed, its substitutions made. */
  readonly definition: string;
  readonly perform: PerformTask;
  readonly retryMs?: number;
};

const Paging = { maxResults: z.number().optional(), nextToken: z.string().optional() };
const Start = z.object({ stateMachineArn: z.string(), name: z.string().optional(), input: z.string().default('{}') });
const Of = z.object({ executionArn: z.string() });
const Stop = z.object({ ...Of.shape, error: z.string().optional(), cause: z.string().optional() });
const List = z.object({ stateMachineArn: z.string(), statusFilter: z.string().optional(), ...Paging });
const History = z.object({ ...Of.shape, reverseOrder: z.boolean().default(false), ...Paging });

/** Step Functions for one state machine, which it really executes: as `AWSStepFunctions` operations for `serve`. */
export function stepFunctions({ arn, definition, perform, retryMs }: StateMachineOptions) {
  const executions = new Map<string, Execution>();
  const find = (executionArn: string) => {
    const execution = executions.get(executionArn);
    if (execution === undefined)
      throw new Refusal('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
    return execution;
  };
  const ours = (stateMachineArn: string) => {
    if (stateMachineArn !== arn)
      throw new Refusal('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
  };
  const operations: Operations = {
    'AWSStepFunctions.StartExecution': (given) => {
      const { stateMachineArn, name = crypto.randomUUID(), input } = Start.parse(given);
      ours(stateMachineArn);
      const executionArn = `${arn.replace(':stateMachine:', ':execution:')}:${name}`;
      if (executions.has(executionArn))
        throw new Refusal('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`);
      const options = { arn: executionArn, name, input, definition, perform };
      const execution = startExecution({ ...options, ...(retryMs === undefined ? {} : { retryMs }) });
      executions.set(executionArn, execution);
      return { executionArn, startDate: secondsOf(execution.startedAt) };
    },
    'AWSStepFunctions.DescribeExecution': (given) => {
      const execution = find(Of.parse(given).executionArn);
      const { output, error, cause, input, redrives } = execution;
      const redrivable = execution.status === 'FAILED' || execution.status === 'ABORTED';
      return withoutNulls({
        ...summaryOf(arn, execution),
        input,
        output,
        error,
        cause,
        redriveCount: redrives,
        redriveStatus: redrivable ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
        redriveStatusReason: redrivable ? null : `Execution is ${execution.status} and cannot be redriven`,
      });
    },
    'AWSStepFunctions.GetExecutionHistory': (given) => {
      const { executionArn, reverseOrder, ...paging } = History.parse(given);
      const { history } = find(executionArn);
      const { items, nextToken } = pageOf(reverseOrder ? history.toReversed() : history, paging);
      return withoutNulls({ events: items, nextToken });
    },
    'AWSStepFunctions.ListExecutions': (given) => {
      const { stateMachineArn, statusFilter, ...paging } = List.parse(given);
      ours(stateMachineArn);
      const all = [...executions.values()].reverse().filter(({ status }) => (statusFilter ?? status) === status);
      const { items, nextToken } = pageOf(all, paging);
      return withoutNulls({ executions: items.map((each) => summaryOf(arn, each)), nextToken });
    },
    'AWSStepFunctions.StopExecution': (given) => {
      const { executionArn, error, cause } = Stop.parse(given);
      const execution = find(executionArn);
      if (execution.status === 'RUNNING') execution.stop(error, cause);
      return { stopDate: secondsOf(execution.stoppedAt ?? new Date()) };
    },
    'AWSStepFunctions.RedriveExecution': (given) => {
      const execution = find(Of.parse(given).executionArn);
      if (execution.status !== 'FAILED' && execution.status !== 'ABORTED')
        throw new Refusal('ExecutionNotRedrivable', `Execution is ${execution.status} and cannot be redriven`);
      execution.redrive();
      return { redriveDate: secondsOf(new Date()) };
    },
  };
  return { operations, executions };
}

/** A page of what there is, from the place that the token names; 100 a page unless told otherwise, as AWS does. */
function pageOf<T>(
  items: readonly T[],
  { maxResults, nextToken }: { maxResults?: number | undefined; nextToken?: string | undefined },
): { items: readonly T[]; nextToken: string | null } {
  const from = Number(nextToken ?? '0');
  const to = from + (maxResults ?? 100);
  return { items: items.slice(from, to), nextToken: to < items.length ? String(to) : null };
}

function summaryOf(stateMachineArn: string, { arn, name, status, startedAt, stoppedAt }: Execution): object {
  const stopDate = stoppedAt === null ? null : secondsOf(stoppedAt);
  return withoutNulls({
    executionArn: arn,
    stateMachineArn,
    name,
    status,
    startDate: secondsOf(startedAt),
    stopDate,
  });
}

const secondsOf = (instant: Date) => instant.getTime() / 1000;

/** AWS leaves out what is not there. */
const withoutNulls = (value: object) => Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null));
