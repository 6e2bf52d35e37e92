import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { conflictingProtocols } from './conflicting-protocols';

const entry = (key: string, protocol: string, rest = ''): string =>
  resourceText(`ServiceEntry ${key}`, `hosts: [api.example.com]\nports: [{ number: 80, name: a${protocol} }]\n${rest}`);
const http = ', protocol: HTTP';
const tcp = ', protocol: TCP';
const design = resourceText('EgressDesign design', "istioVersion: '1.30'");

testRule(conflictingProtocols, {
  valid: [
    bundleOf(entry('shop/a', http), entry('infra/b', ', protocol: http')),
    bundleOf(entry('shop/a', http, "exportTo: ['.']"), entry('infra/b', tcp, 'exportTo: [infra]')),
    bundleOf(entry('shop/a', http), entry('infra/b', tcp).replace('number: 80', 'number: 81')),
    // Known since 1.31.
    bundleOf(design, entry('shop/a', http), entry('infra/b', tcp)),
  ],
  invalid: [
    {
      code: bundleOf(entry('shop/a', http), entry('infra/b', tcp)),
      findings: [
        {
          message:
            'Port 80 of api.example.com is HTTP here and TCP in ServiceEntry infra/b; istiod uses only one of them, and routes or TLS settings for the other have no effect. Give the port one protocol.',
          at: 'HTTP',
          code: 'IST0177',
          ref: 'IST0177',
        },
        {
          message:
            'Port 80 of api.example.com is TCP here and HTTP in ServiceEntry shop/a; istiod uses only one of them, and routes or TLS settings for the other have no effect. Give the port one protocol.',
        },
      ],
    },
    {
      code: bundleOf(entry('shop/a', '', "exportTo: ['.']"), entry('infra/b', tcp)),
      findings: [
        {
          message:
            'Port 80 of api.example.com is without protocol here and TCP in ServiceEntry infra/b; istiod uses only one of them, and routes or TLS settings for the other have no effect. Give the port one protocol.',
          path: 'spec.ports[0]',
        },
        {
          message:
            'Port 80 of api.example.com is TCP here and without protocol in ServiceEntry shop/a; istiod uses only one of them, and routes or TLS settings for the other have no effect. Give the port one protocol.',
        },
      ],
    },
  ],
});
