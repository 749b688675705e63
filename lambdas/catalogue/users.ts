import { z } from 'zod';
import { type Catalogue, instant } from './resource.ts';

/** People and what they enrolled: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/ */
export const users = {
  users: {
    path: '/api/v1/users',
    // Without a search Okta leaves out DEPROVISIONED users. A predicate every user meets lists all of them in one pass;
    // sorted by creation (ties by id), so that users who join while we read come at the end.
    query: { search: 'created gt "1970-01-01T00:00:00.000Z"', sortBy: 'created', sortOrder: 'asc' },
    limit: 200,
    rows: 'array',
    paging: 'link',
    profile: 'lean',
    scope: 'okta.users.read',
    role: 'Read-only Administrator',
    engine: 'both',
    bucket: '/api/v1/users',
    record: z.looseObject({
      id: z.string(),
      status: z.string(),
      created: instant,
      statusChanged: instant.nullish(),
      lastLogin: instant.nullish(),
      profile: z.looseObject({ login: z.string() }),
    }),
    key: ['id'],
    redact: ['credentials.password', 'credentials.recovery_question'],
    unavailableOn: [],
    neverEmpty: true,
    example: {
      id: '00u1examp1eUserAb5d7',
      status: 'ACTIVE',
      created: '2024-04-02T07:30:00.000Z',
      activated: '2024-04-02T07:31:00.000Z',
      statusChanged: '2024-04-02T07:31:00.000Z',
      lastLogin: '2026-11-20T06:58:12.000Z',
      lastUpdated: '2026-08-14T11:00:00.000Z',
      passwordChanged: '2026-08-14T11:00:00.000Z',
      realmId: 'guo1examp1eRealmA5d7',
      type: { id: 'oty1examp1eTypeAb5d7' },
      profile: {
        firstName: 'Ada',
        lastName: 'Example',
        login: 'ada.example@example.com',
        email: 'ada.example@example.com',
        mobilePhone: null,
        secondEmail: null,
        department: 'Finance',
        title: 'Controller',
        employeeNumber: '10012',
        userType: 'employee',
        managerId: '10002',
      },
      credentials: {
        password: {},
        recovery_question: { question: 'Which street did you grow up in?' },
        provider: { type: 'OKTA', name: 'OKTA' },
      },
      _links: { self: { href: 'https://example.okta.com/api/v1/users/00u1examp1eUserAb5d7' } },
    },
    evidence: 'The population: who has an account, in which state, since when, and when they last signed in.',
  },

  'user-factors': {
    path: '/api/v1/users/{userId}/factors',
    rows: 'array',
    paging: 'link',
    parent: {
      resourceType: 'users',
      columns: { userId: 'id' },
      // Deactivation removes a user's factors, and Okta refuses the question for such a user.
      except: z.looseObject({ status: z.literal('DEPROVISIONED') }),
    },
    profile: 'full',
    scope: 'okta.users.read',
    role: 'Read-only Administrator',
    engine: 'both',
    bucket: '/api/v1/users',
    record: z.looseObject({ id: z.string(), factorType: z.string(), provider: z.string(), status: z.string() }),
    key: ['userId', 'id'],
    // A factor not yet activated carries its seed and the activation links in `_embedded`.
    redact: ['_embedded', 'profile.sharedSecret', 'profile.deviceToken', 'sharedSecret', 'verify', '_links'],
    unavailableOn: [],
    example: {
      id: 'opf1examp1eFactorA5d7',
      factorType: 'push',
      provider: 'OKTA',
      vendorName: 'OKTA',
      status: 'ACTIVE',
      created: '2024-04-02T07:40:00.000Z',
      lastUpdated: '2024-04-02T07:41:00.000Z',
      profile: {
        credentialId: 'ada.example@example.com',
        deviceType: 'SmartPhone_IPhone',
        name: 'Phone',
        platform: 'IOS',
      },
      _links: { self: { href: 'https://example.okta.com/api/v1/users/00u1/factors/opf1' } },
    },
    evidence: 'Which second factors each person has enrolled, of which kind, since when.',
  },
} satisfies Catalogue;
