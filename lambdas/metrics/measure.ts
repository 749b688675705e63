import { Metrics } from '@aws-lambda-powertools/metrics';
import { type Measure, metrics, namespace } from './metrics.ts';

/**
 * Measures in CloudWatch's embedded metric format: a line in the function's log becomes metrics, without a request of ours.
 * Figures of a resource type count for the connector as a whole besides: alarms cannot add up what they cannot name.
 *
 * @param write takes a line. It must reach the log as it is: Lambda's own console would wrap it.
 */
export function createMeasure(
  connector: string,
  write: (line: string) => void = (line) => process.stdout.write(line),
): Measure {
  return ({ resourceType, run, values }) => {
    const lines = new Metrics({ namespace, serviceName: connector });
    // Its own dimension, `service`, would say the connector once more.
    lines.clearDefaultDimensions();
    lines.setDefaultDimensions({ Connector: connector });
    // A set of dimensions each; the one with nothing besides is the connector's.
    if (resourceType !== undefined) lines.addDimensions({ ResourceType: resourceType }).addDimensions({});
    if (run !== undefined) lines.addMetadata('run', run);
    for (const [name, { unit }] of Object.entries(metrics)) {
      const value = Object.entries(values).find(([given]) => given === name)?.[1];
      if (value !== undefined) lines.addMetric(name, unit, value);
    }
    if (lines.hasStoredMetrics()) write(`${JSON.stringify(withoutZerosOfTypes(lines.serializeMetrics()))}\n`);
  };
}

type Line = ReturnType<Metrics['serializeMetrics']>;

/**
 * Leaves a type's zeros to the connector alone. Each metric of each type is paid for by the hour in which it has a figure,
 * and most types are never refused, held back or asked twice; sums are the same without a zero.
 */
function withoutZerosOfTypes(line: Line): object {
  const { CloudWatchMetrics, ...aws } = line._aws;
  const split = CloudWatchMetrics.flatMap(({ Dimensions, Metrics: figures, ...directive }) => {
    const ofTypes = Dimensions.filter((names) => names.includes('ResourceType'));
    const ofConnector = Dimensions.filter((names) => !names.includes('ResourceType'));
    const zeros = ofTypes.length === 0 ? [] : figures.filter(({ Name }) => line[Name] === 0);
    const others = figures.filter((figure) => !zeros.includes(figure));
    return [
      { ...directive, Dimensions, Metrics: others },
      { ...directive, Dimensions: ofConnector, Metrics: zeros },
    ].filter((each) => each.Metrics.length > 0);
  });
  return { ...line, _aws: { ...aws, CloudWatchMetrics: split } };
}
