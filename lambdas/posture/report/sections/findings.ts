import { of, type Section } from './section.ts';

export const findings: Section = {
  id: 'findings',
  title: 'What to look at first',
  lead: 'What an auditor would ask about, the gravest first. Each stands with its grounds in a section below.',
  tables: [
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
      ],
      none: 'Nothing of what is looked for was found.',
    },
  ],
};
