import * as z from 'zod';
import { type Catalogue, plainList } from './resource.ts';

/** What people see and where mail comes from: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Brands/ */
export const brands = {
  brands: {
    ...plainList,
    path: '/api/v1/brands',
    limit: 200,
    scope: 'okta.brands.read',
    record: z.looseObject({ id: z.string(), name: z.string() }),
    example: {
      id: 'bnd1examp1eBrandAbC5d7',
      name: 'Example',
      isDefault: true,
      agreeToCustomPrivacyPolicy: false,
      removePoweredByOkta: false,
      locale: 'en',
      emailDomainId: 'OeD1examp1eDomainAb5d7',
      _links: {},
    },
    evidence: 'The faces of the org: each has sign-in pages and mails of its own.',
  },

  'sign-in-pages': {
    ...plainList,
    path: '/api/v1/brands/{brandId}/pages/sign-in/customized',
    variants: {
      customized: { path: '/api/v1/brands/{brandId}/pages/sign-in/customized' },
      default: { path: '/api/v1/brands/{brandId}/pages/sign-in/default' },
    },
    rows: 'object',
    paging: 'none',
    parent: { resourceType: 'brands', columns: { brandId: 'id' } },
    scope: 'okta.brands.read',
    record: z.looseObject({ pageContent: z.string().nullish() }),
    key: ['variant', 'brandId'],
    // A brand without a page of its own.
    noneOn: [[404, '']],
    example: {
      pageContent: '<!DOCTYPE html><html><body>Use of this system is monitored.</body></html>',
      widgetCustomizations: { widgetGeneration: 'G3' },
      widgetVersion: '^7',
      contentSecurityPolicySetting: { mode: 'enforced', reportUri: null, srcList: [] },
    },
    evidence: 'What people read before they sign in, such as a notice of monitoring, and which scripts run there.',
  },

  'email-templates': {
    ...plainList,
    path: '/api/v1/brands/{brandId}/templates/email',
    query: { expand: 'settings,customizationCount' },
    limit: 200,
    parent: { resourceType: 'brands', columns: { brandId: 'id' } },
    scope: 'okta.templates.read',
    record: z.looseObject({ name: z.string() }),
    key: ['brandId', 'name'],
    example: {
      name: 'NewSignOnNotification',
      _embedded: { settings: { recipients: 'ALL_USERS' }, customizationCount: 0 },
      _links: {},
    },
    evidence: 'Which mails go to whom, such as the notice of a new sign-in.',
  },

  domains: {
    ...plainList,
    path: '/api/v1/domains',
    rows: { key: 'domains' },
    paging: 'none',
    scope: 'okta.domains.read',
    bucket: '/api/v1/domains',
    record: z.looseObject({ id: z.string(), domain: z.string(), validationStatus: z.string().nullish() }),
    example: {
      id: 'OcD1examp1eDomainAb5d7',
      domain: 'login.example.com',
      brandId: 'bnd1examp1eBrandAbC5d7',
      certificateSourceType: 'OKTA_MANAGED',
      validationStatus: 'VERIFIED',
      dnsRecords: [],
      publicCertificate: { subject: 'CN=login.example.com', expiration: 'Jan 31 00:00:00 2027 GMT' },
      _links: {},
    },
    evidence: 'Under which names people sign in, and when their certificates end.',
  },

  'email-domains': {
    ...plainList,
    path: '/api/v1/email-domains',
    scope: 'okta.emailDomains.read',
    record: z.looseObject({ id: z.string(), domain: z.string(), validationStatus: z.string().nullish() }),
    example: {
      id: 'OeD1examp1eDomainAb5d7',
      domain: 'example.com',
      displayName: 'IT',
      userName: 'it',
      validationStatus: 'VERIFIED',
      validationSubdomain: 'mail',
      dnsValidationRecords: [],
    },
    evidence: "From which addresses the org's mails come, and whether the domain was proved.",
  },

  'email-servers': {
    ...plainList,
    path: '/api/v1/email-servers',
    rows: { key: 'email-servers' },
    paging: 'none',
    scope: 'okta.emailServers.read',
    engine: 'idx',
    record: z.looseObject({ id: z.string(), host: z.string(), enabled: z.boolean() }),
    redact: ['password', 'clientSecret'],
    unavailableOn: [
      [400, ''],
      [405, 'E0000022'],
    ],
    example: {
      id: 'ces1examp1eServerAbC5d7',
      alias: 'Mail of the works',
      enabled: true,
      authType: 'BASIC_SMTP_AUTH',
      host: 'smtp.example.com',
      port: 587,
      username: 'okta@example.com',
    },
    evidence: 'Through which servers mails with activation and reset links travel.',
  },
} satisfies Catalogue;
