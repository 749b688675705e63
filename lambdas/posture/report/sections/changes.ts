import { at, idOf, of, type Section } from './section.ts';

export const changes: Section = {
  id: 'changes',
  title: 'Changes',
  lead: 'Since the last whole run, and what the System Log of this run shows of the configuration.',
  tables: [
    {
      caption: 'Changes since the last whole run',
      artifact: 'changes-since',
      where: `kind <> 'not_evaluated'`,
      order: `CASE kind WHEN 'new_admin' THEN 0 WHEN 'new_credential' THEN 1 WHEN 'mfa_lost' THEN 2 ELSE 3 END, kind, subject_name`,
      columns: [
        of('kind', 'Change'),
        of('subject_name', 'About'),
        of('before', 'Before'),
        of('after', 'After'),
        idOf('subject_id'),
        of('previous_run', 'Last run'),
      ],
      none: 'Nothing of what is compared has changed, or there is no earlier whole run.',
    },
    {
      caption: 'Changes of the configuration, the latest first',
      artifact: 'config-changes',
      where: `uuid <> 'not_evaluated'`,
      order: 'published DESC, uuid',
      columns: [
        at('published', 'When'),
        of('event_type', 'Event'),
        of('actor_login', 'By'),
        of('object_name', 'What'),
        of('object_type', 'Kind'),
        idOf('object_id'),
        of('outcome', 'Outcome'),
      ],
      none: 'The log shows no change of the configuration.',
    },
  ],
};
