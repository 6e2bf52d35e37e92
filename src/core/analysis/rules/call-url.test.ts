import { testRule } from '../../testing/rule-tester';
import { callUrl } from './call-url';

const design = (url: string): string =>
  `apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: shop\nspec:\n  workloads:\n    - name: web\n      namespace: shop\n      calls:\n        - url: ${url}\n`;

testRule(callUrl, {
  valid: [
    'http://api.example.com/v1',
    'https://api.example.com:8443',
    'tcp://10.0.0.1:5432',
    'grpc://a.example.com',
  ].map(design),
  invalid: [
    {
      code: design('postgres://app:s3cret@db.example.com/orders # the orders'),
      findings: [
        {
          message:
            'postgres://app:(hidden)@db.example.com/orders cannot be dialled. To proxies this call is tcp://db.example.com:5432. Write that.',
          at: 'postgres://app:s3cret@db.example.com/orders',
        },
      ],
      output: design('tcp://db.example.com:5432 # the orders'),
    },
    {
      code: design('"rediss://:s3cret@cache.example.com:6380/0"'),
      findings: [
        {
          message:
            'rediss://:(hidden)@cache.example.com:6380/0 cannot be dialled. To proxies this call is tls://cache.example.com:6380. Write that.',
        },
      ],
      output: design('"tls://cache.example.com:6380"'),
    },
    {
      code: design('https://app:s3cret@api.example.com/v1'),
      findings: [
        {
          message:
            'https://(hidden)@api.example.com/v1 cannot be dialled. To proxies this call is https://api.example.com/v1. Write that.',
        },
      ],
      output: design('https://api.example.com/v1'),
    },
    {
      code: design('kafka://a.example.com,b.example.com:9093'),
      findings: [
        {
          message:
            'kafka://a.example.com,b.example.com:9093 cannot be dialled. It names 2 servers, each a call of its own. Write one of them: tcp://a.example.com:9092, tcp://b.example.com:9093.',
        },
      ],
      fixes: ['Write tcp://a.example.com:9092', 'Write tcp://b.example.com:9093'],
    },
    {
      code: design('mongodb+srv://cluster0.example.net/orders'),
      findings: [
        {
          message:
            'mongodb+srv://cluster0.example.net/orders cannot be dialled. cluster0.example.net is not called itself: its SRV records in DNS name the servers. Write one of them, tls://SERVER:27017.',
        },
      ],
    },
    {
      code: design('foo://app:s3cret@db.example.com?password=s3cret'),
      findings: [
        {
          message:
            'foo://(hidden)@db.example.com?… cannot be dialled. Write scheme://host[:port][/path] with http, https, grpc, tls or tcp.',
        },
      ],
    },
    {
      code: design('api.example.com'),
      findings: [
        {
          message:
            'api.example.com cannot be dialled. It does not say what is spoken. Write one of these: https://api.example.com, http://api.example.com.',
          at: 'api.example.com',
          path: 'spec.workloads[0].calls[0].url',
          layer: 'design',
        },
      ],
      fixes: ['Write https://api.example.com', 'Write http://api.example.com'],
    },
    {
      code: design('https://sql.example.com;Password=s3cret'),
      findings: [
        {
          message:
            'https://sql.example.com;… cannot be dialled. To proxies this call is https://sql.example.com. Write that.',
        },
      ],
      output: design('https://sql.example.com'),
    },
    {
      code: design('tcp://db.example.com'),
      findings: [
        { message: 'tcp://db.example.com has no port, and tcp has none by default. Write tcp://db.example.com:PORT.' },
      ],
    },
  ],
});
