import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type Html, trusted } from './html.ts';

echarts.use([BarChart, GridComponent, LegendComponent, SVGRenderer]);

/** Parts of a whole by category, as one bar each. */
export type Bars = {
  readonly categories: readonly string[];
  /** In the order of the bar; `colour` is a CSS value. */
  readonly parts: readonly { readonly name: string; readonly colour: string; readonly values: readonly number[] }[];
};

const rowHeight = 36;
const width = 860;

/** Bars as SVG, for eyes only: the same figures stand in a table beside it. The same bars give the same bytes. */
export function barsOf({ categories, parts }: Bars): Html {
  const height = categories.length * rowHeight + 70;
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  const text = { color: 'var(--text)', fontFamily: 'inherit', fontSize: 13 };
  chart.setOption({
    animation: false,
    textStyle: text,
    // The library guesses the width of text where there is no browser: gaps make up for it.
    legend: { bottom: 0, itemGap: 30, textStyle: text, selectedMode: false },
    grid: { left: 250, right: 24, top: 8, bottom: 56 },
    xAxis: {
      type: 'value',
      max: 100,
      axisLabel: { ...text, formatter: '{value} %' },
      splitLine: { lineStyle: { color: 'var(--line)' } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...categories],
      axisLabel: { ...text, formatter: (label: string) => (label.length > 34 ? `${label.slice(0, 33)}…` : label) },
      axisLine: { lineStyle: { color: 'var(--line)' } },
      axisTick: { show: false },
    },
    series: parts.map(({ name, colour, values }) => ({
      type: 'bar',
      stack: 'all',
      name,
      data: [...values],
      barWidth: 20,
      itemStyle: { color: colour, borderColor: 'var(--page)', borderWidth: 1 },
    })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  // Names of classes count charts of the process, and carry what a pointer does: neither belongs into a file.
  const still = svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ class="[^"]*"/g, '')
    .replace(/ ecmeta_\w+="[^"]*"/g, '');
  return trusted(still.replace('<svg ', '<svg role="img" aria-hidden="true" focusable="false" '));
}
