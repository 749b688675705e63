import { idOf, of, type Section } from './section.ts';

export const rules: Section = {
  id: 'rules',
  title: 'Sign-on rules',
  lead: 'What each rule demands of whom it is for. Rules that let people in with less come first.',
  tables: [
    {
      caption: 'Rules that decide on access',
      artifact: 'policy-rules',
      where: `rule_id <> 'not_evaluated'`,
      order:
        'requires_mfa NULLS FIRST, requires_phishing_resistant NULLS FIRST, policy_type, policy_priority, policy_name, priority',
      columns: [
        of('policy_type', 'Policy type'),
        of('policy_name', 'Policy'),
        of('rule_name', 'Rule'),
        of('priority', 'Priority'),
        of('status', 'Status'),
        of('access', 'Access'),
        of('policy_groups', 'Policy for groups (–: all)'),
        of('groups_included', 'For groups (–: all)'),
        of('zones_included', 'From zones (–: anywhere)'),
        of('min_assurance', 'Least that gets in'),
        of('requires_mfa', 'Two factors'),
        of('requires_phishing_resistant', 'Phishing resistant'),
        idOf('rule_id'),
      ],
      none: 'There are no rules that decide on access.',
    },
  ],
};
