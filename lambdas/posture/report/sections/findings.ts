import { idOf, of, type Section } from './section.ts';

export const findings: Section = {
  id: 'findings',
  title: 'What to look at first',
  lead: 'What an auditor would ask about, the gravest first. Each stands with its grounds in a section below.',
  tables: [
    {
      caption: 'Findings by kind',
      artifact: 'findings',
      from: `(SELECT severity, kind, count(*) AS findings, count(DISTINCT subject_id) AS subjects, any_value(artifact) AS artifact FROM posture.findings WHERE kind <> 'not_evaluated' GROUP BY severity, kind)`,
      where: 'true',
      order: `CASE severity WHEN 'high' THEN 0 ELSE 1 END, kind`,
      columns: [
        of('severity', 'Severity'),
        of('kind', 'Finding'),
        of('findings', 'Findings'),
        of('subjects', 'People, tokens or rules'),
        of('artifact', 'Artifact'),
      ],
      none: 'Nothing of what is looked for was found.',
    },
    {
      caption: 'Findings',
      artifact: 'findings',
      where: `kind <> 'not_evaluated'`,
      order: `CASE severity WHEN 'high' THEN 0 ELSE 1 END, kind, subject_name`,
      columns: [
        of('severity', 'Severity'),
        of('kind', 'Finding'),
        of('subject_name', 'About'),
        of('what', 'What was found'),
        of('artifact', 'Artifact'),
        idOf('subject_id'),
      ],
      none: 'Nothing of what is looked for was found.',
    },
  ],
};
