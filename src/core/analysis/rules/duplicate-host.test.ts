import { virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { duplicateHost } from './duplicate-host';

testRule(duplicateHost, {
  valid: [
    virtualService(`    http:
      - route: [{ destination: { host: api.example.com } }]
`).replace('[api.', '[example.com, "*.example.org", api.'),
    virtualService(`    http:
      - route: [{ destination: { host: api.example.com } }]
`).replace('[api.', '["bad host", api.example.com, api.'),
  ],
  invalid: [
    {
      code: virtualService(`    # a
    http:
      - route: [{ destination: { host: api.example.com } }]
`).replace('[api.', '[api.example.com, api.'),
      findings: [
        {
          message: 'hosts[1] repeats hosts[0], api.example.com; istiod refuses that. Remove one.',
          at: 'api.example.com',
          ref: 'wh-vs-host-dup',
        },
      ],
      output: virtualService(`    # a
    http:
      - route: [{ destination: { host: api.example.com } }]
`),
    },
    {
      code: virtualService(`    http:
      - route: [{ destination: { host: api.example.com } }]
`).replace('[api.', '["*.bar", "*.foo.bar", api.'),
      findings: [
        {
          message:
            'hosts[1], *.foo.bar, overlaps hosts[0], *.bar; istiod refuses that. Keep one, or give each its own VirtualService.',
          at: '"*.foo.bar"',
          ref: 'wh-vs-host-dup',
        },
      ],
    },
    {
      code: virtualService(`    http:
      - route: [{ destination: { host: api.example.com } }]
`).replace('[api.', '["*example.com", api.'),
      findings: [
        {
          message:
            'hosts[1], api.example.com, overlaps hosts[0], *example.com; istiod refuses that. Keep one, or give each its own VirtualService.',
          at: 'api.example.com',
          ref: 'wh-vs-host-dup',
        },
      ],
    },
  ],
});
