import { readFileSync } from 'node:fs';
import { Arn, ArnFormat, Aws, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type Settings, settingsSubstitution } from '../lambdas/settings/settings.ts';
import { acknowledge, awsOwned } from './acknowledge.ts';

const definition = new URL('./sync.asl.json', import.meta.url);

/** A managed policy holds 6,144 characters; the ARN of a function with a name of 64 takes up to 125. */
const functionsAPolicy = 40;

export type WorkflowProps = {
  readonly settings: Settings;
  readonly plan: IFunction;
  readonly assess: IFunction;
  readonly publish: IFunction;
  readonly collectors: readonly IFunction[];
  /** Encrypts its log. Null: AWS's own key does. */
  readonly key: IKey | null;
};

/** The state machine of `sync.asl.json`. */
export class Workflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, { settings, plan, assess, publish, collectors, key }: WorkflowProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      // Step Functions delivers only to groups under this prefix without changing the account's log policy.
      logGroupName: `/aws/vendedlogs/states/${settings.connector}-${Stack.of(this).stackName}`,
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
      ...(key === null ? {} : { encryptionKey: key }),
    });
    if (key === null) acknowledge(logGroup, { 'NIST.800.53.R5-CloudWatchLogGroupEncrypted': awsOwned });
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: settings.connector,
      comment: 'Collects evidence from Okta',
      definitionBody: DefinitionBody.fromString(readFileSync(definition, 'utf8')),
      definitionSubstitutions: {
        Partition: Aws.PARTITION,
        Connector: settings.connector,
        Plan: plan.functionArn,
        Assess: assess.functionArn,
        Publish: publish.functionArn,
        Settings: settingsSubstitution(settings),
      },
      tracingEnabled: true,
      logs: {
        destination: logGroup,
        level: LogLevel.ALL,
        // States carry ids and settings, never a record or a secret.
        includeExecutionData: true,
      },
    });
    this.allow([plan, assess, publish, ...collectors]);
    this.stateMachine.addToRolePolicy(
      new PolicyStatement({
        actions: ['events:PutEvents'],
        resources: [
          Arn.format(
            {
              service: 'events',
              resource: 'event-bus',
              resourceName: 'default',
              arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
            },
            Stack.of(this),
          ),
        ],
      }),
    );
    acknowledge(this.stateMachine, {
      'AwsSolutions-IAM5[Resource::*]':
        'X-Ray and the delivery of vended logs know no resources: their actions can only be allowed on *.',
      'NIST.800.53.R5-IAMNoInlinePolicy': 'What the state machine may do belongs to its role alone, and goes with it.',
    });
  }

  /** Each function by its name: in managed policies, because all of a role's inline ones share 10,240 characters. */
  private allow(functions: readonly IFunction[]): void {
    for (let from = 0; from < functions.length; from += functionsAPolicy)
      new ManagedPolicy(this, `Invoke${from / functionsAPolicy}`, {
        description: "Lets the connector's state machine invoke the connector's functions",
        roles: [this.stateMachine.role],
        statements: [
          new PolicyStatement({
            actions: ['lambda:InvokeFunction'],
            resources: functions.slice(from, from + functionsAPolicy).map(({ functionArn }) => functionArn),
          }),
        ],
      });
  }
}
