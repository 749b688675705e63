import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { arnOf, place } from './account.ts';

const Resource = z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });
const Template = z.looseObject({
  Resources: z.record(z.string(), Resource),
  Outputs: z.record(z.string(), z.looseObject({ Value: z.unknown() })).default({}),
});

const Join = z.strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });
const Sub = z.strictObject({ 'Fn::Sub': z.string() });
const Ref = z.strictObject({ Ref: z.string() });
const GetAtt = z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const Select = z.strictObject({ 'Fn::Select': z.tuple([z.coerce.number(), z.unknown()]) });
const Split = z.strictObject({ 'Fn::Split': z.tuple([z.string(), z.unknown()]) });

const pseudo: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': place.region,
  'AWS::AccountId': place.account,
  'AWS::URLSuffix': 'amazonaws.com',
};

/** Something of a template, with the names that it has once it is deployed. */
export type Deployed = {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly ref: string;
};

/**
 * A template as CloudFormation would deploy it: every reference resolved to the name or ARN of what it refers to.
 *
 * @param stack the stack's name.
 */
export function deploy(json: unknown, stack: string) {
  const { Resources, Outputs } = Template.parse(json);
  /** What custom resources answered. */
  const answers = new Map<string, Readonly<Record<string, string>>>();
  const resourceOf = (id: string) => {
    const resource = Resources[id];
    if (resource === undefined) throw new Error(`The template refers to ${id}, which is not in it.`);
    return resource;
  };
  /** What Ref gives: a name, or of some types the ARN. */
  const refOf = (id: string): string => {
    if (id === 'AWS::StackName') return stack;
    if (pseudo[id] !== undefined) return pseudo[id];
    const { Type, Properties } = resourceOf(id);
    const named = (property: string, otherwise = id) => resolve(Properties[property] ?? otherwise);
    switch (Type) {
      case 'AWS::S3::Bucket':
        return text(named('BucketName', `${stack}-${id}`.toLowerCase().slice(0, 63)));
      case 'AWS::SecretsManager::Secret':
        return arnOf('secretsmanager', `secret:${id}-AbCdEf`);
      case 'AWS::StepFunctions::StateMachine':
        return arnOf('states', `stateMachine:${named('StateMachineName')}`);
      case 'AWS::SNS::Topic':
        return arnOf('sns', id);
      case 'AWS::Lambda::Function':
        return text(named('FunctionName'));
      default:
        return id;
    }
  };
  const attributeOf = (id: string, attribute: string): string => {
    const { Type } = resourceOf(id);
    const told = answers.get(id)?.[attribute];
    if (told !== undefined) return told;
    const name = refOf(id);
    if (attribute !== 'Arn') return `${name}.${attribute}`;
    switch (Type) {
      case 'AWS::S3::Bucket':
        return `arn:aws:s3:::${name}`;
      case 'AWS::Lambda::Function':
        return arnOf('lambda', `function:${name}`);
      case 'AWS::KMS::Key':
        return arnOf('kms', `key/${id}`);
      default:
        return name.startsWith('arn:') ? name : arnOf(Type.split('::')[1]?.toLowerCase() ?? '', name);
    }
  };
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    const join = Join.safeParse(value).data;
    if (join !== undefined) return join['Fn::Join'][1].map((each) => text(resolve(each))).join(join['Fn::Join'][0]);
    const sub = Sub.safeParse(value).data;
    if (sub !== undefined)
      return sub['Fn::Sub'].replace(/\$\{([^!][^}]*)\}/g, (_, of: string) => {
        const [id = '', attribute] = of.split('.');
        return attribute === undefined ? refOf(id) : attributeOf(id, attribute);
      });
    const ref = Ref.safeParse(value).data;
    if (ref !== undefined) return refOf(ref.Ref);
    const attribute = GetAtt.safeParse(value).data;
    if (attribute !== undefined) return attributeOf(...attribute['Fn::GetAtt']);
    const select = Select.safeParse(value).data;
    if (select !== undefined)
      return z.array(z.unknown()).parse(resolve(select['Fn::Select'][1]))[select['Fn::Select'][0]];
    const split = Split.safeParse(value).data;
    if (split !== undefined) return text(resolve(split['Fn::Split'][1])).split(split['Fn::Split'][0]);
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, resolve(each)]));
  };
  const all = (type: string | RegExp): Deployed[] =>
    Object.entries(Resources)
      .filter(([, { Type }]) => (typeof type === 'string' ? Type === type : type.test(Type)))
      .map(([id, { Properties }]) => ({
        id,
        ref: refOf(id),
        properties: z.record(z.string(), z.unknown()).parse(resolve(Properties)),
      }));
  return {
    all,
    answers,
    arn: (id: string) => attributeOf(id, 'Arn'),
    get outputs() {
      return Object.fromEntries(Object.entries(Outputs).map(([name, { Value }]) => [name, text(resolve(Value))]));
    },
  };
}

export type DeployedTemplate = ReturnType<typeof deploy>;

const text = (value: unknown) => z.string().parse(value);

/** Secrets as CloudFormation makes them: generated, or without a value. */
export function secretsOf({ all }: DeployedTemplate): Map<string, string | null> {
  return new Map(
    all('AWS::SecretsManager::Secret').map(({ ref, properties }) => [
      ref,
      properties.GenerateSecretString === undefined ? null : randomBytes(32).toString('hex'),
    ]),
  );
}
