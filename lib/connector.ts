import { ArnFormat, Duration, RemovalPolicy, Size, Stack, Tags } from 'aws-cdk-lib';
import { ManagedPolicy, PermissionsBoundary, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { catalogue as known } from '../lambdas/catalogue/index.ts';
import type { Catalogue } from '../lambdas/catalogue/resource.ts';
import { assertThresholds } from '../lambdas/posture/queries.ts';
import { type StackSettings, stackSettings } from '../lambdas/settings/settings.ts';
import { acknowledge, awsOwned } from './acknowledge.ts';
import { Alarms } from './alarms.ts';
import { bundleAssess, bundleStages } from './bundle.ts';
import { Collectors } from './collectors.ts';
import { Dashboard } from './dashboard.ts';
import { Encryption } from './encryption.ts';
import { type EvidenceAccess, EvidenceBucket } from './evidence-bucket.ts';
import { Freshness } from './freshness.ts';
import { HashKey } from './hash-key.ts';
import { Network } from './network.ts';
import { Schedule } from './schedule.ts';
import { SigningKey } from './signing-key.ts';
import { assessSize } from './sizes.ts';
import { StageFunction } from './stage-function.ts';
import { EvidenceTables } from './tables/evidence-tables.ts';
import { TokenSecret } from './token-secret.ts';
import { Workflow } from './workflow.ts';

export type OktaEvidenceConnectorProps = {
  /** Those that differ from the defaults, and the org. A setting may be another construct's attribute. */
  readonly settings: Partial<StackSettings> & { readonly orgUrl: string };
  /** What is collected. Absent: everything the connector knows. */
  readonly catalogue?: Catalogue;
};

/** The last runs' plans, manifests and pointers; and of lists that are divided, the ledgers that say by what. */
export function planAccess(catalogue: Catalogue): EvidenceAccess {
  const divided = Object.entries(catalogue).filter(([, { divide }]) => divide !== undefined);
  return {
    read: [
      'runs/org=*/run=*/plan.json',
      'runs/org=*/run=*/manifest.json',
      'latest/org=*/*',
      ...divided.map(([resourceType]) => `runs/org=*/run=*/ledger/${resourceType}/*`),
    ],
    write: ['runs/org=*/run=*/plan.json'],
    list: ['runs/*', 'latest/*'],
  };
}

/** All that the run wrote, and the answers of the last run. */
export const assessAccess: EvidenceAccess = {
  read: ['runs/*', 'v1/*', 'latest/*'],
  write: [
    'runs/org=*/run=*/assessment.json',
    'runs/org=*/run=*/report.html',
    'runs/org=*/run=*/*.csv',
    'runs/org=*/run=*/queries/*',
    'v1/posture=*',
  ],
  list: ['runs/*', 'latest/*'],
};

/** All that the run wrote but its rows, which the ledgers vouch for; and what ends it. */
export const publishAccess: EvidenceAccess = {
  read: ['runs/*', 'v1/runs/*', 'latest/*'],
  write: [
    'runs/org=*/run=*/README.md',
    'runs/org=*/run=*/schemas/*',
    'runs/org=*/run=*/signing-key.pem',
    'runs/org=*/run=*/manifest.dsse.json',
    'runs/org=*/run=*/manifest.json',
    'v1/runs/*',
    'latest/*',
  ],
  list: ['runs/*', 'v1/runs/*', 'latest/*'],
};

/** The connector: bucket, secret, functions, state machine and schedule, wired. */
export class OktaEvidenceConnector extends Construct {
  readonly encryption: Encryption;
  readonly evidence: EvidenceBucket;
  readonly token: TokenSecret;
  readonly stateMachine: StateMachine;
  /** Null: manifests are not signed. */
  readonly signingKey: SigningKey | null;
  readonly alarms: Alarms;

  /** Null: no tables are made. */
  readonly tables: EvidenceTables | null;

  /** @throws {SettingsError} when a setting is not understood, or stands against another. */
  constructor(scope: Construct, id: string, { settings: given, catalogue = known }: OktaEvidenceConnectorProps) {
    super(scope, id);
    const settings = { ...stackSettings(given), orgUrl: given.orgUrl };
    const { connector } = settings;
    assertThresholds(settings.thresholds);
    for (const [name, value] of Object.entries(settings.tags)) Tags.of(this).add(name, value);
    if (settings.permissionsBoundaryArn !== undefined)
      PermissionsBoundary.of(this).apply(
        ManagedPolicy.fromManagedPolicyArn(this, 'Boundary', settings.permissionsBoundaryArn),
      );
    this.encryption = new Encryption(this, 'Encryption', settings.key);
    const { key } = this.encryption;
    this.evidence = new EvidenceBucket(this, 'Evidence', { settings, encryption: this.encryption });
    this.token = new TokenSecret(this, 'Token', { settings, key });
    const hashKey = new HashKey(this, 'HashKey', { settings, key });
    const network = settings.subnetIds.length === 0 ? null : new Network(this, 'Network', settings);
    const architecture = settings.architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64;
    const code = bundleStages();
    const environment = {
      EVIDENCE_URL: `s3://${this.evidence.bucket.bucketName}`,
      CONNECTOR: connector,
      LOG_LEVEL: 'INFO',
    };
    const withToken = { ...environment, TOKEN_SECRET: this.token.secretArn };

    // One for all functions: a run is read in one place, and the stack stays below CloudFormation's 500 resources. A year:
    // logs explain evidence, and audits look back twelve months.
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
      ...(key === null ? {} : { encryptionKey: key }),
    });
    if (key === null) acknowledge(logGroup, { 'NIST.800.53.R5-CloudWatchLogGroupEncrypted': awsOwned });

    this.signingKey = settings.signing
      ? new SigningKey(this, 'SigningKey', { settings, code, architecture, network, logGroup })
      : null;
    const plan = new StageFunction(this, 'Plan', {
      functionName: `${connector}-plan`,
      description: 'Checks the org and the token, and freezes what a run will collect',
      stage: 'plan',
      code,
      architecture,
      timeout: Duration.minutes(15),
      environment: withToken,
      logGroup,
      network,
    });
    this.evidence.grant(plan.role, planAccess(catalogue));
    this.token.grantRead(plan.role);
    // By its name: the state machine itself is made of this function.
    plan.role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['states:ListExecutions'],
        resources: [
          Stack.of(this).formatArn({
            service: 'states',
            resource: 'stateMachine',
            resourceName: connector,
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        ],
      }),
    );

    const collectors = new Collectors(this, 'Collect', {
      catalogue,
      connector,
      code,
      evidence: this.evidence,
      token: this.token,
      hashKey,
      environment: withToken,
      logGroup,
      architecture,
      network,
      chosen: settings,
    });

    const assess = new StageFunction(this, 'Assess', {
      functionName: `${connector}-assess`,
      description: 'Looks at what was collected: whether it is all there, and agrees with itself',
      stage: 'assess',
      ...bundleAssess(),
      timeout: Duration.minutes(15),
      memorySize: assessSize.memoryMb,
      ephemeralStorageSize: Size.gibibytes(assessSize.storageGib),
      environment,
      logGroup,
      network,
    });
    this.evidence.grant(assess.role, assessAccess);

    const publish = new StageFunction(this, 'Publish', {
      functionName: `${connector}-publish`,
      description: 'Sets the plan against what was delivered, and writes the manifest',
      stage: 'publish',
      code,
      architecture,
      timeout: Duration.minutes(15),
      environment: this.signingKey === null ? environment : { ...environment, SIGNING_KEY: this.signingKey.keyArn },
      logGroup,
      network,
    });
    this.evidence.grant(publish.role, publishAccess);
    this.signingKey?.grantSign(publish.role);

    const workflow = new Workflow(this, 'Workflow', {
      settings,
      plan: plan.function,
      assess: assess.function,
      publish: publish.function,
      collectors: collectors.functions,
      key,
    });
    this.stateMachine = workflow.stateMachine;
    this.tables = settings.tables
      ? new EvidenceTables(this, 'Tables', {
          connector,
          catalogue,
          bucket: this.evidence.bucket,
          ...(settings.orgId === undefined ? {} : { orgId: settings.orgId }),
        })
      : null;
    const { deadLetters } = new Schedule(this, 'Schedule', { settings, key, stateMachine: this.stateMachine });
    const { stateMachine, evidence } = this;
    new Freshness(this, 'Freshness', {
      connector,
      code,
      architecture,
      network,
      evidence,
      environment,
      logGroup,
      stateMachine,
    });
    this.alarms = new Alarms(this, 'Alarms', { settings, logGroup, deadLetters, encryption: this.encryption });
    new Dashboard(this, 'Dashboard', { settings, alarms: this.alarms.alarms, logGroup });
  }
}
