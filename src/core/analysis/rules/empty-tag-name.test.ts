import { telemetry } from '../../testing/policy-cases';
import { testRule } from '../../testing/rule-tester';
import { emptyTagName } from './empty-tag-name';

testRule(emptyTagName, {
  valid: [telemetry('    tracing: [{ customTags: { a: { literal: { value: b } } } }]')],
  invalid: [
    {
      code: telemetry("    tracing: [{ customTags: { '': { literal: { value: b } } } }]"),
      findings: [
        {
          message: 'customTags has an empty name; istiod refuses it. Name the tag.',
          at: "''",
          ref: 'wh-tm-customtags',
          code: 'IST0106',
        },
      ],
    },
    {
      code: telemetry("    metrics: [{ overrides: [{ tagOverrides: { '': { value: a } } }] }]"),
      findings: [
        {
          message: 'tagOverrides has an empty name; istiod warns of it. Name the tag.',
          ref: 'wh-tm-override-name',
          severity: 'warning',
          code: 'IST0133',
        },
      ],
    },
  ],
});
