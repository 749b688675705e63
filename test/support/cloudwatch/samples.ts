import * as z from 'zod';
import { createMeasure } from '../../../lambdas/metrics/measure.ts';

/** One value of a metric, as CloudWatch keeps it. */
export type Sample = {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly at: Date;
  readonly value: number;
};

const Line = z.looseObject({
  _aws: z.strictObject({
    Timestamp: z.int(),
    CloudWatchMetrics: z.array(
      z.strictObject({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.strictObject({ Name: z.string(), Unit: z.string() })),
      }),
    ),
  }),
});

/**
 * What CloudWatch makes of a line in its embedded metric format: a sample of each metric for each set of dimensions.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function samplesOf(text: string): Sample[] {
  const line = Line.parse(JSON.parse(text));
  const { Timestamp, CloudWatchMetrics } = line._aws;
  return CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
    Dimensions.flatMap((names) =>
      Metrics.map(({ Name }) => ({
        namespace: Namespace,
        name: Name,
        dimensions: Object.fromEntries(names.map((name) => [name, z.string().parse(line[name])])),
        at: new Date(Timestamp),
        value: z.number().parse(line[Name]),
      })),
    ),
  );
}

/** Measures as a deployed function does, and keeps the lines it would log. */
export function measuring(connector = 'okta-evidence') {
  const lines: string[] = [];
  return {
    lines,
    measure: createMeasure(connector, (line) => lines.push(line)),
    samples: () => lines.flatMap(samplesOf),
  };
}
