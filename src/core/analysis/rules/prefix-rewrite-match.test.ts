import { virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { prefixRewriteMatch } from './prefix-rewrite-match';

testRule(prefixRewriteMatch, {
  valid: [
    virtualService(`    http:
      - match: [{ uri: { prefix: /a } }, { port: 80 }]
        redirect: { prefixRewrite: / }
`),
    virtualService(`    http:
      - match: [{ uri: { exact: /a } }]
        redirect: { uri: / }
`),
  ],
  invalid: [
    {
      code: virtualService(`    http:
      - match: [{ uri: { prefix: /a } }, { uri: { exact: /b } }]
        redirect:
          prefixRewrite: /
          redirectCode: 400
`),
      findings: [
        {
          message:
            'prefixRewrite replaces the beginning that was matched, and istiod refuses it beside a uri that is not matched by prefix. Match by prefix, or use uri.',
          at: 'prefixRewrite',
          ref: 'wh-vs-redirect-prefix-match',
        },
      ],
    },
  ],
});
