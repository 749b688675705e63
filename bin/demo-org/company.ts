import { isLeftBehind, planted } from './holes.ts';
import type { DemoOrgOptions } from './options.ts';
import { departments, isLive, type People, type Person } from './people.ts';
import { type Draw, oktaId } from './random.ts';

/** A group, and who is in it. */
export type DemoGroup = {
  readonly id: string;
  readonly name: string;
  readonly type: 'BUILT_IN' | 'OKTA_GROUP' | 'APP_GROUP';
  /** The rule that fills it, in Okta's expression language; absent where people are put in by hand. */
  readonly rule?: string;
  /** Admin role its members get. */
  readonly role?: 'APP_ADMIN' | 'HELP_DESK_ADMIN';
  readonly has: (person: Person) => boolean;
};

/** An app, and who may open it. */
export type DemoApp = {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly signOnMode: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  readonly groups: readonly DemoGroup[];
  /** People assigned one by one. */
  readonly hasDirectly: (person: Person) => boolean;
};

/** Admin roles as people know them. */
export const roleLabels: Readonly<Record<string, string>> = {
  SUPER_ADMIN: 'Super Administrator',
  ORG_ADMIN: 'Organization Administrator',
  READ_ONLY_ADMIN: 'Read-only Administrator',
  APP_ADMIN: 'Application Administrator',
  HELP_DESK_ADMIN: 'Help Desk Administrator',
};

/** The app by which a collector signs in. */
export const collectorApp = 'Evidence service';

/** What hangs together in the demo org: people, groups and apps. */
export type Company = {
  readonly people: People;
  readonly groups: readonly DemoGroup[];
  readonly apps: readonly DemoApp[];
  /** Admin role of the first person, for whom the collector's token acts, and of the collector's app. */
  readonly collectorRole: DemoOrgOptions['role'];
};

export function createCompany(people: People, { role, holes }: Pick<DemoOrgOptions, 'role' | 'holes'>): Company {
  const tidy = holes === 'planted';
  const groups = createGroups(people.draw, tidy);
  return { people, groups, apps: createApps(people.draw, groups, tidy), collectorRole: role };
}

function createGroups(draw: Draw, tidy: boolean): DemoGroup[] {
  const live = (test: (person: Person) => boolean) => (person: Person) => isLive(person) && test(person);
  const some = (name: string, part: number) => live(({ index }) => draw('group', name, index) < part);
  const groups: Omit<DemoGroup, 'id'>[] = [
    { name: 'Everyone', type: 'BUILT_IN', has: isLive },
    ...departments.map((department) => ({
      name: department,
      type: 'OKTA_GROUP' as const,
      rule: `user.department=="${department}"`,
      has: live((person) => person.department === department),
    })),
    {
      name: 'Employees',
      type: 'OKTA_GROUP',
      rule: 'user.userType=="employee"',
      has: live(({ kind }) => kind === 'employee'),
    },
    {
      name: 'Contractors',
      type: 'OKTA_GROUP',
      rule: 'user.userType=="contractor"',
      has: live(({ kind }) => kind === 'contractor'),
    },
    {
      name: planted.ruledAdmins,
      type: 'OKTA_GROUP',
      ...(tidy ? { rule: 'user.title=="IT specialist"' } : {}),
      role: 'APP_ADMIN',
      has: live(({ index, department }) => department === 'IT' && draw('owner', index) < 0.2),
    },
    {
      name: 'Service desk',
      type: 'OKTA_GROUP',
      role: 'HELP_DESK_ADMIN',
      has: live(({ index, department }) => department === 'Support' && draw('desk', index) < 0.1),
    },
    { name: 'Project Heron (closed)', type: 'OKTA_GROUP', has: () => false },
    ...[
      'Wiki editors',
      'Warehouse readers',
      'Payroll',
      'Board',
      'VPN users',
      'Build operators',
      'Incident responders',
      'Travellers',
    ].map((name, place) => ({
      name,
      type: 'OKTA_GROUP' as const,
      has: some(name, 0.02 + place * 0.03),
    })),
    ...['Domain Users', 'Printers North', 'Printers South', 'File Server Finance', 'Remote Desktop', 'Legacy ERP'].map(
      (name, place) => ({
        name,
        type: 'APP_GROUP' as const,
        has: some(name, 0.4 - place * 0.06),
      }),
    ),
  ];
  return groups.map((group, index) => ({ id: oktaId('00g', index), ...group }));
}

const catalogueOfApps: readonly (readonly [label: string, name: string, signOnMode: string])[] = [
  ['Okta Admin Console', 'saasure', 'OPENID_CONNECT'],
  ['Okta Dashboard', 'okta_enduser', 'OPENID_CONNECT'],
  ['Mail', 'google', 'SAML_2_0'],
  ['Wiki', 'confluence', 'SAML_2_0'],
  ['Issue tracker', 'jira_onprem', 'SAML_2_0'],
  ['Code host', 'githubcloud', 'SAML_2_0'],
  ['Cloud console', 'amazon_aws_sso', 'SAML_2_0'],
  ['Expenses', 'example_expenses', 'SAML_2_0'],
  ['Payroll', 'example_payroll', 'BROWSER_PLUGIN'],
  ['Travel', 'example_travel', 'AUTO_LOGIN'],
  ['Data warehouse', 'snowflake', 'SAML_2_0'],
  ['Customer records', 'salesforce', 'SAML_2_0'],
  ['Customer portal', 'oidc_client', 'OPENID_CONNECT'],
  ['Mobile app', 'oidc_client', 'OPENID_CONNECT'],
  [collectorApp, 'oidc_client', 'OPENID_CONNECT'],
  ['Directory', 'active_directory', 'SECURE_PASSWORD_STORE'],
  ['Video calls', 'zoomus', 'SAML_2_0'],
  ['Signatures', 'docusign', 'SAML_2_0'],
  ['Learning', 'example_learning', 'BOOKMARK'],
  ['Canteen', 'bookmark', 'BOOKMARK'],
  ['Old wiki', 'example_wiki', 'BROWSER_PLUGIN'],
  ['Old payroll', 'example_payroll', 'SAML_2_0'],
  ['Build farm', 'example_builds', 'SAML_2_0'],
  ['VPN', 'example_vpn', 'WS_FEDERATION'],
];

function createApps(draw: Draw, groups: readonly DemoGroup[], tidy: boolean): DemoApp[] {
  return catalogueOfApps.map(([label, name, signOnMode], index) => {
    // Directory groups stay where they come from; the rest is given out by the draw, Mail and the dashboard to everyone.
    const everyone = name === 'okta_enduser' || label === 'Mail';
    const given = groups.filter((group, place) =>
      everyone ? group.type === 'BUILT_IN' : group.type === 'OKTA_GROUP' && draw('assigned', index, place) < 0.12,
    );
    return {
      id: oktaId('0oa', index),
      name,
      label,
      signOnMode,
      status: label.startsWith('Old') ? 'INACTIVE' : 'ACTIVE',
      groups: given,
      hasDirectly: (person) =>
        (draw('direct', index, person.index) < 0.02 && (isLive(person) || !tidy)) ||
        (tidy && isLeftBehind(person, label)),
    };
  });
}

/**
 * How a person is assigned to an app; null when not at all. Deactivation takes people out of active apps only: what they
 * had in an inactive one stays, as Okta leaves it.
 */
export function assignmentOf(app: DemoApp, person: Person): 'USER' | 'GROUP' | null {
  if (!isLive(person) && app.status === 'ACTIVE') return null;
  if (app.hasDirectly(person)) return 'USER';
  return app.groups.some((group) => group.has(person)) ? 'GROUP' : null;
}

/** The admin roles of a person: their own, and those of their groups. */
export function rolesOf(
  { groups, collectorRole }: Company,
  person: Person,
): { type: string; group: DemoGroup | null }[] {
  const own: Record<number, string | null> = {
    0: collectorRole,
    1: 'SUPER_ADMIN',
    2: 'ORG_ADMIN',
    3: 'READ_ONLY_ADMIN',
  };
  const direct = own[person.index];
  return [
    ...(direct === undefined || direct === null ? [] : [{ type: direct, group: null }]),
    ...groups.flatMap((group) => (group.role !== undefined && group.has(person) ? [{ type: group.role, group }] : [])),
  ];
}
