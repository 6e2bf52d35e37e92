import type { Random } from './random';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Texts that some reader of YAML takes for something else, or that need care to write. */
export const TRICKY_TEXTS: readonly string[] = [
  'e0',
  '',
  'yes',
  'No',
  'on',
  'y',
  'n',
  'null',
  '~',
  'true',
  'False',
  '012',
  '0o7',
  '0x1F',
  '1:30',
  '1_000',
  '1e3',
  '.5',
  '5.',
  '.inf',
  '-.nan',
  '2001-01-01',
  '2001-12-14t21:59:43.10-05:00',
  '<<',
  '=',
  '42',
  '-1',
  '+3',
  '0b11',
  '*',
  '*.example.com',
  '&a',
  '!x',
  '@x',
  '`x`',
  '%x',
  '- x',
  '-',
  '-x',
  '? x',
  '?x',
  ': x',
  ':x',
  'a: b',
  'a:b',
  'a #b',
  'a#b',
  '#b',
  "it's",
  'say "hi"',
  ' lead',
  'trail ',
  'tab\there',
  'a, b',
  '[x]',
  '{x}',
  '}',
  'two\nlines',
  'two\nlines\n',
  '\n',
  'end\n\n',
  ' lead\nx',
  'a\n\nb',
  'x\n  y\n',
  '---',
  '--- a',
  '...',
  'naïve – 漢字',
  '😀',
  '\u0085',
  '\u2028',
  'nul\u0000',
  '\ufeff',
  'back\\slash',
  '10.0.0.0/8',
  '5s',
  '50%',
  'a:',
  'k: |',
  '::1',
  'fe80::1',
  '{{ .Values.x }}',
  '__proto__',
  'constructor',
];

const HOSTS = ['api.example.com', '*.cdn.example.com', 'db.internal.corp', 'payments.provider.com', '10.0.0.7'];
const NAMES = ['https', 'http', 'tcp', 'grpc', 'mongo', 'api-v2', 'legacy'];
const WORDS = ['region: us', 'canary', 'v1', 'prod', 'eu-west-1', 'see note', 'a b c', 'x'];

/** A short text, now and then a tricky one. */
function randomText(random: Random): string {
  return random.chance(0.3) ? random.pick(TRICKY_TEXTS) : random.pick([...HOSTS, ...NAMES, ...WORDS]);
}

export function randomScalar(random: Random): Json {
  const kind = random.below(10);
  if (kind < 6) return randomText(random);
  if (kind < 8) return random.pick([0, 1, 443, 8080, -5, 1.5, 0.25, 100000]);
  return kind < 9 ? random.chance(0.5) : null;
}

/** Any value up to a depth. */
export function randomValue(random: Random, depth: number): Json {
  if (depth <= 0 || random.chance(0.4)) return randomScalar(random);
  if (random.chance(0.5)) return Array.from({ length: random.below(4) }, () => randomValue(random, depth - 1));
  return Object.fromEntries(
    Array.from({ length: random.below(4) }, () => [randomKey(random), randomValue(random, depth - 1)]),
  );
}

export function randomKey(random: Random): string {
  return random.chance(0.1)
    ? random.pick(TRICKY_TEXTS.filter((text) => text !== '<<' && !text.includes('\n')))
    : random.pick(KEYS);
}

const KEYS = [
  'name',
  'number',
  'protocol',
  'targetPort',
  'address',
  'labels',
  'weight',
  'locality',
  'tls',
  'mode',
  'sni',
  'host',
  'simple',
  'exportTo',
  'resolution',
  'app',
  'note',
];

/** A resource as people write them: a ServiceEntry, a DestinationRule, or something else under spec. */
export function randomResource(random: Random): Json {
  const kind = random.below(3);
  const head = {
    apiVersion: 'networking.istio.io/v1',
    kind: ['ServiceEntry', 'DestinationRule', 'Gateway'][kind] as string,
    metadata: randomMetadata(random),
  };
  if (kind === 0) return { ...head, spec: randomEntry(random) };
  return { ...head, spec: kind === 1 ? randomRule(random) : randomValue(random, 4) };
}

function randomMetadata(random: Random): Json {
  return {
    name: random.pick(NAMES),
    ...(random.chance(0.6) ? { namespace: 'production' } : {}),
    ...(random.chance(0.3) ? { labels: { app: randomText(random), [randomKey(random)]: 'x' } } : {}),
    ...(random.chance(0.2)
      ? { annotations: { note: random.pick(['first line\nsecond line\n', 'one\n\nthree', 'text\n\n\n', 'plain']) } }
      : {}),
  };
}

function randomEntry(random: Random): Json {
  const list = <T>(make: () => T, least = 0): T[] => Array.from({ length: least + random.below(3) }, make);
  return {
    hosts: list(() => random.pick(HOSTS), 1),
    ...(random.chance(0.3) ? { addresses: list(() => '240.0.0.1') } : {}),
    location: 'MESH_EXTERNAL',
    ports: list(
      () => ({
        number: random.pick([80, 443, 5432]),
        name: random.pick(NAMES),
        ...(random.chance(0.7) ? { protocol: 'TLS' } : {}),
      }),
      1,
    ),
    resolution: random.pick(['DNS', 'STATIC', 'NONE']),
    ...(random.chance(0.4)
      ? {
          endpoints: list(() => ({
            address: '203.0.113.10',
            ports: { https: 443 },
            ...(random.chance(0.5) ? { labels: { region: 'us' } } : {}),
          })),
        }
      : {}),
    ...(random.chance(0.3) ? { exportTo: ['.'] } : {}),
  };
}

function randomRule(random: Random): Json {
  return {
    host: random.pick(HOSTS),
    trafficPolicy: {
      ...(random.chance(0.5)
        ? {
            connectionPool: {
              tcp: { maxConnections: 100, connectTimeout: '5s' },
              http: { h2UpgradePolicy: 'UPGRADE' },
            },
          }
        : {}),
      ...(random.chance(0.5)
        ? { outlierDetection: { consecutive5xxErrors: 5, interval: '30s', maxEjectionPercent: 50 } }
        : {}),
      tls: { mode: 'SIMPLE', ...(random.chance(0.5) ? { sni: 'api.example.com', subjectAltNames: ['a', 'b'] } : {}) },
    },
    ...(random.chance(0.3) ? { subsets: [] } : {}),
  };
}
