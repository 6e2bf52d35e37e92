import { testRule } from '../../testing/rule-tester';
import { ambiguousScalar } from './ambiguous-scalar';

const entry = (port: string, labels = '{}'): string => `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata:
    name: api
    labels: ${labels}
  spec:
    hosts: [api.example.com]
    ports:
    - {number: ${port}, name: https, protocol: TLS}
`;

const rule = (flag: string): string => `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata:
    name: api
  spec:
    host: api.example.com
    trafficPolicy:
      tls:
        mode: SIMPLE
        insecureSkipVerify: ${flag}
`;

testRule(ambiguousScalar, {
  valid: [
    entry('443'),
    entry('+443'),
    entry('0x1bb'),
    entry('0o673'),
    entry('089'),
    entry('"0443"'),
    // Here kubectl's reading is no text, which is an error of another rule.
    entry('443', '{app: 0b11}'),
    rule('true'),
    'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: shop\nspec:\n  workloads: []\n',
  ],
  invalid: [
    {
      code: entry('0443'),
      findings: [
        {
          message:
            'number is 0443, which kubectl reads as 291 and YAML 1.2 as 443. Write the number without the leading zero.',
          at: '0443',
          ref: 'eng-apiserver',
        },
      ],
      fixes: ['Write 443, as YAML 1.2 reads it', 'Write 291, as kubectl reads it'],
      output: entry('443'),
    },
    {
      code: entry('0100000'),
      findings: [
        {
          message:
            'number is 0100000, which kubectl reads as 32768 and YAML 1.2 as 100000. Write the number without the leading zero.',
        },
      ],
      // The other number is no port.
      fixes: ['Write 32768, as kubectl reads it'],
      output: entry('32768'),
    },
    {
      code: entry('1_443'),
      findings: [{ message: 'number is 1_443, which kubectl reads as 1443 and YAML 1.2 as text. Write 1443.' }],
      output: entry('1443'),
    },
    {
      code: entry('0b11'),
      findings: [{ message: 'number is 0b11, which kubectl reads as 3 and YAML 1.2 as text. Write 3.' }],
      output: entry('3'),
    },
    {
      code: 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: a\nspec:\n  hosts: [a.example.com]\n  addresses: [10.0.0.1, 2001:db8::]\n',
      findings: [
        {
          message:
            'addresses[1] is 2001:db8::, which kubectl reads as text and YAML 1.2 as a key without a value. Put it in quotes.',
          at: '2001:db8::',
        },
      ],
      output:
        'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: a\nspec:\n  hosts: [a.example.com]\n  addresses: [10.0.0.1, "2001:db8::"]\n',
    },
    {
      code: rule('yes'),
      findings: [
        { message: 'insecureSkipVerify is yes, which kubectl reads as true and YAML 1.2 as text. Write true.' },
      ],
      output: rule('true'),
    },
  ],
});
