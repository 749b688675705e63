import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Architecture, Code } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledge, wildcard } from './acknowledge.ts';
import { checkMinutes } from './alarm-list.ts';
import type { EvidenceAccess, EvidenceBucket } from './evidence-bucket.ts';
import type { Network } from './network.ts';
import { StageFunction } from './stage-function.ts';

/** Pointers and plans; of manifests, whether they are there. */
export const freshnessAccess: EvidenceAccess = {
  read: ['latest/*', 'runs/org=*/run=*/plan.json'],
  write: [],
  list: ['latest/*', 'runs/*'],
};

export type FreshnessProps = {
  readonly connector: string;
  readonly code: Code;
  readonly architecture: Architecture;
  readonly network: Network | null;
  readonly evidence: EvidenceBucket;
  readonly environment: Record<string, string>;
  readonly logGroup: ILogGroup;
  readonly stateMachine: IStateMachine;
};

/** Looks every quarter of an hour, apart from all runs, how old the evidence is: alarms cannot look back that far. */
export class Freshness extends Construct {
  constructor(scope: Construct, id: string, props: FreshnessProps) {
    super(scope, id);
    const { connector, code, architecture, network, environment, logGroup, stateMachine } = props;
    const { function: check, role } = new StageFunction(this, 'Check', {
      functionName: `${connector}-freshness`,
      description: 'Measures the hours since the last whole run, and whether the last one left a manifest',
      stage: 'freshness',
      code,
      architecture,
      network,
      timeout: Duration.minutes(2),
      environment,
      logGroup,
    });
    props.evidence.grant(role, freshnessAccess);
    role.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['states:ListExecutions'], resources: [stateMachine.stateMachineArn] }),
    );
    // Made here: the target's own would stand outside of this construct.
    const caller = new Role(this, 'Caller', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      description: 'Starts the check of how old the Okta evidence is',
    });
    new Schedule(this, 'Schedule', {
      description: 'Checks how old the Okta evidence is',
      // On even while runs are started by hand. Scheduler begins a rate with the first invocation.
      schedule: ScheduleExpression.rate(Duration.minutes(checkMinutes)),
      target: new LambdaInvoke(check, {
        role: caller,
        input: ScheduleTargetInput.fromObject({ stateMachine: stateMachine.stateMachineArn }),
        // The next check is due before a later attempt would tell more.
        retryAttempts: 2,
        maxEventAge: Duration.minutes(checkMinutes),
      }),
    });
    acknowledge(caller, {
      [wildcard(this, `${check.functionArn}:*`)]:
        'The versions of this one function: the target asks for them, and there are none.',
      'NIST.800.53.R5-IAMNoInlinePolicy': 'What the schedule may do belongs to its role alone, and goes with it.',
    });
  }
}
