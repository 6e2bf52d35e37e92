import { httpRoute, virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { headerName } from './header-name';

testRule(headerName, {
  valid: [
    httpRoute(`        match: [{ headers: { X-User: {}, ':authority': {}, 'funky!$#_': {} }, withoutHeaders: { ':path': {} } }]
        headers: { request: { set: { Host: a }, add: { x-a: '' }, remove: [x-b] }, response: { set: { x-c: b } } }
        corsPolicy: { allowHeaders: ['*', x-a], exposeHeaders: [x-b] }
`),
    virtualService(`    http:
      - route: [{ destination: { host: a }, headers: { request: { set: { ':authority': a } } } }]
`),
  ],
  invalid: [
    {
      code: httpRoute(`        match:
          - headers: { 'a b': {}, '::': {} }
            withoutHeaders: { '': {} }
`),
      findings: [
        {
          message:
            'a b is not a header name; istiod refuses it. Names are letters, digits and signs such as -, without spaces.',
          at: "'a b'",
          ref: 'wh-vs-match-header-name',
        },
        {
          message:
            ':: is not a header name; istiod refuses it. Names are letters, digits and signs such as -, without spaces.',
          at: "'::'",
          ref: 'wh-vs-match-header-name',
        },
        {
          message: 'withoutHeaders has an empty name of a header; istiod refuses it. Name the header.',
          at: "''",
          ref: 'wh-vs-match-header-name',
        },
      ],
    },
    {
      code: httpRoute(`        headers:
          request: { add: { ':path': a }, set: { '': a }, remove: [host, ':authority', ''] }
          response: { add: { Host: a }, set: { ':status': '200' }, remove: [''] }
`),
      findings: [
        {
          message: ':path is a part of the request line and cannot be changed here; istiod refuses it.',
          at: "':path'",
          ref: 'wh-vs-hdr-req-addset',
        },
        { message: 'The name of a header in set is empty; istiod refuses it.', at: "''", ref: 'wh-vs-hdr-req-addset' },
        {
          message: 'host cannot be changed here; istiod refuses it. Set it on the request, or use rewrite.authority.',
          at: 'host',
          ref: 'wh-vs-hdr-req-remove',
        },
        {
          message:
            ':authority is a part of the request line and cannot be changed here; istiod refuses it. Set it on the request, or use rewrite.authority.',
          at: "':authority'",
          ref: 'wh-vs-hdr-req-remove',
        },
        {
          message: 'The name of a header in remove is empty; istiod refuses it.',
          at: "''",
          ref: 'wh-vs-hdr-req-remove',
        },
        {
          message: 'Host cannot be changed here; istiod refuses it. Set it on the request, or use rewrite.authority.',
          at: 'Host',
          ref: 'wh-vs-hdr-resp',
        },
        {
          message: ':status is a part of the request line and cannot be changed here; istiod refuses it.',
          at: "':status'",
          ref: 'wh-vs-hdr-resp',
        },
        { message: 'The name of a header in remove is empty; istiod refuses it.', at: "''", ref: 'wh-vs-hdr-resp' },
      ],
    },
    {
      code: virtualService(`    http:
      - route:
          - destination: { host: a }
            headers: { request: { add: { '': a } }, response: { remove: [host] } }
        corsPolicy: { allowHeaders: ['x a'], exposeHeaders: [''] }
`),
      findings: [
        { message: 'The name of a header in add is empty; istiod refuses it.', at: "''", ref: 'wh-vs-hdr-req-addset' },
        {
          message: 'host cannot be changed here; istiod refuses it. Set it on the request, or use rewrite.authority.',
          at: 'host',
          ref: 'wh-vs-hdr-resp',
        },
        {
          message: 'allowHeaders[0] is the name of a header, or *; istiod refuses x a. Correct it, or remove it.',
          at: "'x a'",
          ref: 'wh-vs-cors-headers',
        },
        {
          message:
            'exposeHeaders[0] is the name of a header, or *; istiod refuses an empty text. Correct it, or remove it.',
          at: "''",
          ref: 'wh-vs-cors-headers',
        },
      ],
    },
  ],
});
