import * as z from 'zod';
import { assess } from '../../../lambdas/assess.ts';
import { collect } from '../../../lambdas/collect.ts';
import { PublishInput } from '../../../lambdas/contracts/announcement.ts';
import { AssessInput } from '../../../lambdas/contracts/assessment.ts';
import { CollectInput } from '../../../lambdas/contracts/ledger.ts';
import { PlanInput } from '../../../lambdas/contracts/plan.ts';
import type { Environment } from '../../../lambdas/environment.ts';
import { plan } from '../../../lambdas/plan.ts';
import { publish } from '../../../lambdas/publish.ts';
import type { PerformTask } from './execution.ts';

/** By name or, as deployed, by ARN. */
const Invocation = z.object({
  FunctionName: z.string().transform((name) => name.split(':').at(-1) ?? name),
  Payload: z.unknown(),
});

/**
 * Does a connector's tasks with the stage functions themselves, in this process.
 *
 * @param connector its name, with which its functions' names begin.
 * @param before waited for before each function is invoked.
 */
export function inThisProcess(
  connector: string,
  world: () => Environment,
  before: (functionName: string) => Promise<void> = async () => undefined,
): PerformTask {
  return async (resource, parameters) => {
    if (!resource.endsWith(':lambda:invoke')) return {};
    const { FunctionName, Payload } = Invocation.parse(parameters);
    await before(FunctionName);
    switch (FunctionName) {
      case `${connector}-plan`:
        return { Payload: await plan(PlanInput.parse(Payload), world()) };
      case `${connector}-assess`:
        return { Payload: await assess(AssessInput.parse(Payload), world()) };
      case `${connector}-publish`:
        return { Payload: await publish(PublishInput.parse(Payload), world()) };
      default:
        return { Payload: await collect(CollectInput.parse(Payload), world()) };
    }
  };
}
