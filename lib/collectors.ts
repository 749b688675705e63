import { Duration } from 'aws-cdk-lib';
import type { Architecture, Code, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type Catalogue, judgedBy, type Resource } from '../lambdas/catalogue/resource.ts';
import { type Chosen, chosenOf } from '../lambdas/catalogue/waves.ts';
import type { EvidenceAccess, EvidenceBucket } from './evidence-bucket.ts';
import type { HashKey } from './hash-key.ts';
import type { Network } from './network.ts';
import { StageFunction } from './stage-function.ts';
import type { TokenSecret } from './token-secret.ts';

export type CollectorsProps = {
  readonly catalogue: Catalogue;
  readonly connector: string;
  readonly code: Code;
  readonly evidence: EvidenceBucket;
  readonly token: TokenSecret;
  readonly hashKey: HashKey;
  readonly environment: Record<string, string>;
  readonly logGroup: ILogGroup;
  readonly architecture: Architecture;
  readonly network: Network | null;
  /** Which resource types are collected at all. */
  readonly chosen: Chosen;
};

/** One function per resource type of the catalogue, each allowed its own prefixes and the one secret. */
export class Collectors extends Construct {
  readonly functions: readonly IFunction[];

  constructor(scope: Construct, id: string, props: CollectorsProps) {
    super(scope, id);
    const { catalogue } = props;
    const left = chosenOf(catalogue, props.chosen);
    const collected = Object.entries(catalogue).filter(([resourceType]) => left.includes(resourceType));
    this.functions = collected.map(([resourceType, resource]) => {
      const collector = new StageFunction(this, resourceType, {
        functionName: `${props.connector}-${resourceType}`,
        description: `Collects ${resourceType} from Okta (${resource.scope})`,
        stage: 'collect',
        code: props.code,
        // Lambda's longest: ten minutes of work, a slow last page, and the writing of what was read.
        timeout: Duration.minutes(15),
        environment: {
          ...props.environment,
          ...(resource.contact === undefined ? {} : { HASH_KEY_SECRET: props.hashKey.secretArn }),
        },
        logGroup: props.logGroup,
        architecture: props.architecture,
        network: props.network,
      });
      props.evidence.grant(collector.role, accessOf(resourceType, resource));
      props.token.grantRead(collector.role);
      if (resource.contact !== undefined) props.hashKey.grantRead(collector.role);
      return collector.function;
    });
  }
}

/** Its own parts and ledgers; the plan; and of the types it hangs on or is judged by, what is needed to read their rows. */
export function accessOf(resourceType: string, resource: Resource): EvidenceAccess {
  const ledgers = (type: string) => `runs/org=*/run=*/ledger/${type}/*`;
  const parts = (type: string) => `v1/resource=${type}/*`;
  const grounds = `runs/org=*/run=*/carried/${resourceType}.json`;
  const others = [
    ...(resource.parent === undefined ? [] : [resource.parent.resourceType]),
    ...judgedBy(resource),
    ...[resource.window?.after, resource.window?.before].filter((log) => log !== undefined),
  ];
  // When the others sent their last requests.
  const during = resource.during ? [ledgers('*')] : [];
  // What can be carried over is found by the pointer to the last run that has it, and that run's manifest.
  const carried =
    resource.carried === undefined
      ? { read: [], write: [] }
      : { read: [grounds, `latest/org=*/${resourceType}.json`, 'runs/org=*/run=*/manifest.json'], write: [grounds] };
  return {
    read: [
      'runs/org=*/run=*/plan.json',
      ledgers(resourceType),
      // What is written already, when a list is begun again or goes on from the last run.
      parts(resourceType),
      ...others.flatMap((type) => [ledgers(type), parts(type)]),
      ...during,
      ...carried.read,
    ],
    write: [parts(resourceType), ledgers(resourceType), ...carried.write],
    list: [
      'runs/org=*/run=*/plan.json',
      ledgers(resourceType),
      parts(resourceType),
      ...others.map(ledgers),
      ...during,
      ...carried.read,
    ],
  };
}
