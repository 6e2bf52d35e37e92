import { resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { unsetResolution } from './unset-resolution';

const entry = (rest: string): string =>
  resourceText(
    'ServiceEntry shop/a',
    `hosts: [a.example.com]\nports: [{ number: 443, name: tls, protocol: TLS }]\n${rest}`,
  );

testRule(unsetResolution, {
  valid: [
    entry('resolution: NONE'),
    entry('resolution: DNS'),
    entry("exportTo: ['~']"),
    `${entry('location: MESH_EXTERNAL')}  x: [\n`,
  ],
  invalid: [
    {
      code: entry('location: MESH_EXTERNAL'),
      findings: [
        {
          message:
            'resolution is not written, which means NONE: Envoy connects to the address that was dialled, and looks up and balances nothing. Write the resolution that you want.',
          path: 'spec.resolution',
          ref: 'L09',
        },
      ],
      output: entry('location: MESH_EXTERNAL\nresolution: NONE'),
    },
    {
      code: entry(''),
      findings: [
        {
          message:
            'resolution is not written, which means NONE: Envoy connects to the address that was dialled, and looks up and balances nothing. Write the resolution that you want.',
        },
      ],
      output: entry('resolution: NONE'),
    },
  ],
});
