import { CfnOutput, CfnParameter, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StackSettings } from '../lambdas/settings/settings.ts';
import { OktaEvidenceConnector } from './connector.ts';

export type ConnectorStackProps = StackProps & { readonly settings: StackSettings };

/** The connector as a stack of its own, with outputs that say what to do next. */
export class ConnectorStack extends Stack {
  readonly connector: OktaEvidenceConnector;

  constructor(scope: Construct, id: string, props: ConnectorStackProps) {
    super(scope, id, {
      description: 'Collects read-only compliance evidence from Okta',
      // A template may have a megabyte (CloudFormation's quotas), and indentation is a third of this one.
      suppressTemplateIndentation: true,
      ...props,
    });
    const orgUrl = props.settings.orgUrl ?? this.askForOrg();
    this.connector = new OktaEvidenceConnector(this, 'Connector', { settings: { ...props.settings, orgUrl } });
    const { evidence, encryption, token, stateMachine, signingKey, alarms } = this.connector;
    const output = (name: string, value: string, description: string) =>
      new CfnOutput(this, name, { value, description });
    output(
      'EvidenceBucket',
      evidence.bucket.bucketName,
      'Where the evidence goes. It stays when the stack is removed, and so does its key.',
    );
    if (encryption.key !== null && props.settings.bucketName === undefined)
      output('EvidenceKey', encryption.key.keyArn, 'The key of the evidence: its readers decrypt with it.');
    output('Org', orgUrl, 'The Okta org that is read.');
    if (signingKey !== null) {
      output('SigningKey', signingKey.keyArn, 'The key that signs. It stays when the stack is removed.');
      output(
        'SigningPublicKey',
        signingKey.publicKey,
        'Its public half. Give it to whoever checks evidence: okta-evidence verify --key.',
      );
    }
    output('AlarmTopic', alarms.topic.topicArn, 'Where alarms are told. Subscribe to it whoever must act.');
    output('StateMachine', stateMachine.stateMachineArn, 'What to start by hand, with the input {}.');
    output(
      'TokenSecret',
      token.secretArn,
      'The secret with which to sign in to Okta. Made here, it stays when the stack is removed.',
    );
    if (props.settings.secretArn === undefined)
      output(
        'PutTheToken',
        `aws secretsmanager put-secret-value --secret-id ${token.secretArn} --secret-string '{"kind":"ssws","token":"…"}'`,
        'The secret is empty. Sign in as a service app with `okta-evidence rotate --stack <this stack> --client-id <its Client ID>`; or make an API token in the Okta Admin Console under Security > API > Tokens, and put it in with this.',
      );
  }

  private askForOrg(): string {
    const parameter = new CfnParameter(this, 'OrgUrl', {
      description: "The Okta org's address, such as acme.okta.com",
      // It becomes part of a JSON string: nothing that would end it may pass.
      allowedPattern: '[A-Za-z0-9.:/-]+',
    });
    return parameter.valueAsString;
  }
}
