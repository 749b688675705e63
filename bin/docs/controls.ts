import { type Control, frameworks } from '../../lambdas/posture/controls.ts';
import type { Source } from '../../lambdas/posture/query-file.ts';

const sourceText = ({ resourceType, variant }: Source) =>
  `\`${resourceType}${variant === undefined ? '' : `/${variant}`}\``;

const requirementText = (requirement: string) => {
  const [framework = '', id = ''] = requirement.split(': ');
  return `- ${frameworks[framework]}: ${id}`;
};

const controlText = ({ name, title, question, version, severity, maps, rowsFrom, thresholds }: Control) => `## ${name}

${title}. ${question}

- severity ${severity}, definition \`${version}\`
${[
  `- needs ${rowsFrom.map(sourceText).join(', ')}`,
  ...thresholds.map(({ name: figure, value, meaning }) => `- threshold \`${figure}\`, ${value} unless set: ${meaning}`),
  ...maps.map(requirementText),
].join('\n')}`;

/** docs/controls.md: what is checked, from the headers of the controls. */
export function controlsPage(controls: readonly Control[]): string {
  return `# Controls

Made from the headers of the controls by \`npm run docs\`; a test fails when it is not up to date.

Each control is one SQL file in \`lambdas/posture/controls/\`. The artifact \`control-results\` has a row for each subject of a control and
one for the whole org. What could not be read is \`not_evaluated\`, never a pass; so is a control that has nothing to check. This is
not the whole of any framework: what is not listed here is not checked.

${controls.map(controlText).join('\n\n')}
`;
}
