import { bundleOf, resourceText } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { faultForAll } from './fault-for-all';

const entry = entryText('api.example.com', ['80 HTTP']);
const to = 'route: [{ destination: { host: api.example.com } }]';
const rule = (...fields: readonly string[]): string =>
  bundleOf(entry, routesText('api.example.com', `http:\n  - ${[...fields, to].join('\n    ')}\n`));

const abort = (share: string, status = 'httpStatus: 503'): string => `fault: { abort: { ${status}${share} } }`;
const all = ', percentage: { value: 100 }';
const delay = (time: string, share = all): string => `fault: { delay: { fixedDelay: ${time}${share} } }`;
const delegated = (fault: string): string =>
  bundleOf(
    bundleOf(entry, routesText('api.example.com', 'http:\n  - delegate: { name: part }\n')),
    resourceText('VirtualService shop/part', `http:\n  - ${fault}\n    ${to}\n`),
  );

const answered = (by = '', status = '503'): string =>
  `Every request that this route takes${by} is answered with ${status} by the proxy itself, and none is sent: fault.abort is for 100 % of them. Remove it when the test is over.`;
const held = (by = ''): string =>
  `Every request that this route takes${by} waits 7s before it is sent, and has timeout, 5s, only then: fault.delay is for 100 % of them. Remove it when the test is over.`;
const fixes = ['Remove fault'];
const aborted = 'spec.http[0].fault.abort';
const delayed = 'spec.http[0].fault.delay';

testRule(faultForAll, {
  valid: [
    rule(),
    rule(abort(', percentage: { value: 99.9 }')),
    rule(abort(', percentage: { value: 0 }')),
    // Without a percentage, or with an empty one, a fault is for nobody.
    rule(abort('')),
    rule(abort(', percentage: {}')),
    rule(delay('7s', ''), 'timeout: 5s'),
    // A fault without a status answers nothing.
    rule('fault: { abort: { percentage: { value: 100 } } }'),
    rule(delay('7s', ', percentage: { value: 50 }'), 'timeout: 5s'),
    // Slow, but each request is sent, and none for longer than the route may take.
    rule(delay('5s'), 'timeout: 5s'),
    rule(delay('7s')),
    rule(delay('7s'), 'timeout: 0s'),
    // Rules for requests do not count on a port of TLS, and one that answers by itself has no fault.
    bundleOf(
      entryText('api.example.com', ['443 TLS']),
      routesText('api.example.com', `http:\n  - ${abort(all)}\n    ${to}\n`),
    ),
    bundleOf(
      entry,
      routesText('api.example.com', `http:\n  - ${abort(all)}\n    redirect: { authority: other.example.com }\n`),
    ),
  ],
  invalid: [
    {
      code: rule(`timeout: 5s`, abort(all)),
      findings: [{ message: answered(), path: aborted, at: 'abort', ref: null }],
      output: rule(`timeout: 5s`),
    },
    {
      code: rule('timeout: 5s', abort(all, 'grpcStatus: UNAVAILABLE')),
      findings: [{ message: answered('', 'gRPC status UNAVAILABLE'), path: aborted }],
      fixes,
    },
    {
      // Who wrote the comment reads in the title that it goes along.
      code: rule('timeout: 5s', `${abort(all)} # until Friday`),
      findings: [{ message: answered(), path: aborted }],
      fixes: ['Remove fault, with its comment'],
    },
    {
      code: rule('match: [{ uri: { prefix: /v1 } }]', abort(all)),
      findings: [{ message: answered(), path: aborted }],
      fixes,
    },
    {
      // Everybody but testers.
      code: rule('match: [{ withoutHeaders: { x-test: {} } }]', abort(all)),
      findings: [{ message: answered(), path: aborted }],
      fixes,
    },
    {
      code: rule('match: [{ headers: { x-test: { exact: "on" } } }]', abort(all)),
      findings: [{ message: answered(' by header x-test'), path: aborted, severity: 'info' }],
      fixes,
    },
    {
      code: rule('match: [{ headers: { x-test: {} } }, { queryParams: { debug: { exact: "1" } } }]', abort(all)),
      findings: [{ message: answered(' by header x-test or query parameter debug'), path: aborted, severity: 'info' }],
      fixes,
    },
    {
      // The second match is for all that apps send there.
      code: rule('match: [{ headers: { x-test: {} } }, { uri: { prefix: / } }]', abort(all)),
      findings: [{ message: answered(), path: aborted }],
      fixes,
    },
    {
      code: rule('match: [{ headers: { ":method": { exact: POST } } }]', abort(all)),
      findings: [{ message: answered(), path: aborted }],
      fixes,
    },
    {
      code: rule('timeout: 5s', delay('7s')),
      findings: [{ message: held(), path: delayed, at: 'delay' }],
      output: rule('timeout: 5s'),
    },
    {
      code: rule('timeout: 5s', delay('7s', ', percent: 100')),
      findings: [{ message: held(), path: delayed }],
      fixes,
    },
    {
      code: rule('match: [{ headers: { x-test: {} } }]', 'timeout: 5s', delay('7s')),
      findings: [{ message: held(' by header x-test'), path: delayed, severity: 'info' }],
      fixes,
    },
    {
      // Held back first, and then answered: the answer is what ends the call.
      code: rule('timeout: 5s', `fault: { delay: { fixedDelay: 7s }, abort: { httpStatus: 503${all} } }`),
      findings: [{ message: answered(), path: aborted }],
      output: rule('timeout: 5s', 'fault: { delay: { fixedDelay: 7s } }'),
    },
    { code: delegated(abort(all)), findings: [{ message: answered(), path: aborted }], fixes },
  ],
});
